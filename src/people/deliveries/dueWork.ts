import type { BasePayload } from 'payload'

import type { QROptions } from '../../options/sanitizeOptions.js'

import { crmStoreOf } from '../../store/crmStoreOf.js'
import { dueEvents } from './tellEvents.js'

export type DueWork = {
  contacts: boolean
  events: boolean
  /** Stopped by what a person has to look at, and not to be asked again yet. */
  halted: boolean
  /** When it last had its turn, epoch milliseconds; 0 for never. */
  ranAt: number
  target: string
}

type LastRun = {
  at?: string
  events?: { at?: string }
  halted?: unknown
  leased?: number
  resumeAt?: null | string
}

/** What a target has to do now. */
export async function dueWork(
  payload: BasePayload,
  options: QROptions,
  target: string,
): Promise<DueWork> {
  const store = crmStoreOf(payload)
  const now = Date.now()
  const contactsAt = await store.dueSync(target)
  const eventsAt = await dueEvents(payload, options, target)
  const lastRun = ((await store.readTarget(target)).lastRun ?? {}) as LastRun
  return {
    contacts: contactsAt !== null && contactsAt <= now,
    events: eventsAt !== null && eventsAt <= now,
    // before it took any contact: what is due says nothing of when to ask again
    halted: Boolean(lastRun.halted) && lastRun.leased === 0 && timeOf(lastRun.resumeAt) > now,
    ranAt: Math.max(timeOf(lastRun.at), timeOf(lastRun.events?.at)),
    target,
  }
}

const timeOf = (at: null | string | undefined): number => (at ? Date.parse(at) : 0)
