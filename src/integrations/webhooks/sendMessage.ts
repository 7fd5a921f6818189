import { errorCode } from '../../kit/errorCode.js'
import { signedHeaders } from './sign.js'

/** Milliseconds a receiver has to answer. */
const PATIENCE = 15_000

export type Receiver = Readonly<{ keys: readonly Buffer[]; name: string; url: string }>

export type Sent = {
  /** Sent again it would get the same answer: the receiver is gone for good. */
  isFinal: boolean
  ok: boolean
  /** The status, or why there was none. */
  said: string
}

/**
 * Sends a message once. Every answer of 2xx is a yes; a redirect is none, because what is signed for one
 * address is not for another. The answer's body is not read.
 */
export async function sendMessage(
  { id, body }: { body: string; id: string },
  { keys, url }: Receiver,
): Promise<Sent> {
  try {
    const answer = await fetch(url, {
      body,
      headers: {
        'Content-Type': 'application/json',
        'User-Agent': 'payload-plugin-qr webhooks',
        ...signedHeaders({ body, id, keys, now: Date.now() }),
      },
      method: 'POST',
      redirect: 'manual',
      signal: AbortSignal.timeout(PATIENCE),
    })
    await answer.body?.cancel()
    return { isFinal: answer.status === 410, ok: answer.ok, said: String(answer.status) }
  } catch (error) {
    return { isFinal: false, ok: false, said: errorCode(error) }
  }
}
