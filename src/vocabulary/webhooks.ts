import type { PayloadRequest } from 'payload'

import type { ID } from './scan.js'

/** What other systems may be told of. */
export const WEBHOOK_EVENTS = ['alert', 'limit', 'sale', 'scan'] as const
export type WebhookEvent = (typeof WEBHOOK_EVENTS)[number]

/** Something that happened, in words for other systems. */
export type Happening = {
  data: Record<string, unknown>
  event: WebhookEvent
  /** The same for the same thing: telling it again is telling nothing. */
  key: string
  /** Epoch milliseconds. */
  occurredAt: number
  /** The code it is about; `null`: none that is known. */
  qrCode: ID | null
  /** `alert.raised`, say. */
  type: string
}

/** One thing to be told to one receiver. `id` is the `webhook-id`, the same at every attempt. */
export type NewMessage = { body: object; endpoint: string; id: string; type: string }

export type Message = { attempts: number; body: object; id: string }

/** What became of an attempt. `state`: `null` to be tried again, `at` that moment. */
export type MessageOutcome = {
  at: Date | null
  id: string
  said: string
  state: 'failed' | 'sent' | null
}

/** Messages that wait for their receivers, and the log of those that went. */
export type OutboxStore = {
  /** Adds those that are not there yet, in the request's transaction where there is one. */
  add: (messages: readonly NewMessage[], req?: PayloadRequest) => Promise<void>
  /** Takes what is due of a receiver, for this worker alone until its lease ends. */
  claim: (
    endpoint: string,
    claim: { leaseMs: number; limit: number; worker: string },
  ) => Promise<Message[]>
  /** Forgets what was told, or given up, before an instant. */
  purge: (before: Date) => Promise<void>
  settle: (worker: string, endpoint: string, outcomes: readonly MessageOutcome[]) => Promise<void>
}
