import type { AskMessage } from '../../integrations/edge/messages.js'
import type { ScanAnswer } from '../../vocabulary/scan.js'
import type { Delivery } from './createOutbox.js'

import { sign, SIGNATURE_HEADER } from '../../integrations/edge/signature.js'

type OriginOptions = {
  fetch: typeof fetch
  /** Address of the plugin's endpoints, without a slash at the end. */
  base: string
  secret: string
  /** Milliseconds a person waits for the origin. */
  timeout: number
}

/** Milliseconds for scans on their way, which nobody waits for. */
const UNHURRIED = 10_000

export type Origin = {
  /** @throws where there is no answer in time */
  ask: (message: AskMessage) => Promise<ScanAnswer>
  deliver: (message: string) => Promise<Delivery>
}

/** Signed requests to the origin. */
export function callOrigin({ base, fetch, secret, timeout }: OriginOptions): Origin {
  const post = async (path: string, body: string, ms: number): Promise<Response> =>
    fetch(`${base}/${path}`, {
      body,
      headers: {
        'content-type': 'application/json',
        [SIGNATURE_HEADER]: await sign(secret, body, Date.now()),
      },
      method: 'POST',
      signal: AbortSignal.timeout(ms),
    })
  return {
    async ask(message) {
      const response = await post('ask', JSON.stringify(message), timeout)
      if (response.status !== 200) throw new Error(`The origin answered ${response.status}`)
      return (await response.json()) as ScanAnswer
    },
    async deliver(message) {
      try {
        const { status } = await post('scans', message, UNHURRIED)
        if (status === 400 || status === 413) return 'refused'
        return status === 200 ? 'taken' : 'failed'
      } catch {
        return 'failed'
      }
    },
  }
}
