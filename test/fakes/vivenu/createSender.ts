import { randomUUID } from 'node:crypto'

import type { Delivery } from './types.js'

import { signVivenu } from '../senders/signVivenu.js'

export type SenderOptions = {
  /** Waits before the next tries, in ms. In life 6 or 7 tries over about two hours. */
  retryDelays: readonly number[]
  /** Vivenu waits 10 s for an answer. */
  timeout: number
  webhookKey: string
  webhookURL: string
}

export type Sender = ReturnType<typeof createSender>

/**
 * Sends webhooks as Vivenu does (integrators' reports: docs.vivenu.dev/webhooks): an id for each
 * transmission which its repetitions share, HMAC-SHA256 hex of the raw body, a time-out, tries
 * again on 5xx, 408 and silence, gives up on a refusal such as 401. At least once: order and
 * number of deliveries are promised by nobody, so tests can hold and shuffle them.
 */
export const createSender = (options: SenderOptions) => {
  const deliveries: Delivery[] = []
  const running = new Set<Promise<void>>()
  let held = false

  const post = async (delivery: Delivery): Promise<number | 'no answer'> => {
    try {
      const response = await fetch(options.webhookURL, {
        body: delivery.body,
        headers: {
          'content-type': 'application/json',
          'x-vivenu-signature': signVivenu(options.webhookKey, delivery.body),
        },
        method: 'POST',
        signal: AbortSignal.timeout(options.timeout),
      })
      await response.body?.cancel()
      return response.status
    } catch {
      return 'no answer'
    }
  }

  const deliver = async (delivery: Delivery): Promise<void> => {
    for (const wait of [0, ...options.retryDelays]) {
      if (wait) await new Promise((resolve) => setTimeout(resolve, wait).unref())
      const answer = await post(delivery)
      delivery.answers.push(answer)
      if (answer !== 'no answer' && answer < 300) return void (delivery.state = 'delivered')
      if (answer !== 'no answer' && answer < 500 && answer !== 408 && answer !== 429) {
        return void (delivery.state = 'refused')
      }
      delivery.state = 'waiting'
    }
    delivery.state = 'failed'
  }

  const start = (delivery: Delivery): void => {
    const job = deliver(delivery).finally(() => running.delete(job))
    running.add(job)
  }

  return {
    deliveries,
    emit: (type: string, data: unknown): void => {
      const id = randomUUID()
      const delivery: Delivery = {
        answers: [],
        body: JSON.stringify({ data, id, mode: 'dev', type }),
        id,
        state: held ? 'held' : 'waiting',
        type,
      }
      deliveries.push(delivery)
      if (!held) start(delivery)
    },
    /** From now on nothing leaves until `release`. */
    hold: (): void => void (held = true),
    /** Sends what is held, each `times` times, in random order if asked, one after the other. */
    release: async ({ shuffle = false, times = 1 } = {}): Promise<void> => {
      held = false
      const waiting = deliveries.filter(({ state }) => state === 'held')
      const round = Array.from({ length: times }, () => waiting).flat()
      if (shuffle) shuffleInPlace(round)
      for (const delivery of round) await deliver(delivery)
    },
    /** Sends a delivery once more, the same bytes. */
    repeat: (delivery: Delivery): Promise<void> => deliver(delivery),
    /** Resolves when every delivery has been taken, refused or given up. */
    settled: async (): Promise<void> => {
      while (running.size > 0) await Promise.all(running)
    },
  }
}

const shuffleInPlace = (list: unknown[]): void => {
  for (let at = list.length - 1; at > 0; at--) {
    const other = Math.floor(Math.random() * (at + 1))
    ;[list[at], list[other]] = [list[other], list[at]]
  }
}
