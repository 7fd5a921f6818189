import { errorCode } from '../../kit/errorCode.js'
import { SinkError } from './SinkError.js'

type Post = { body: string; headers?: Record<string, string>; signal: AbortSignal }

/**
 * Posts JSON. Rejects with the status where it is not 2xx, with the reason where there is no answer. No
 * redirect is followed: what is meant for one address is not for another.
 */
export async function post(url: string, { body, headers, signal }: Post): Promise<Response> {
  let answer: Response
  try {
    answer = await fetch(url, {
      body,
      headers: { 'Content-Type': 'application/json', ...headers },
      method: 'POST',
      redirect: 'manual',
      signal,
    })
  } catch (error) {
    throw new SinkError(errorCode(error))
  }
  if (answer.ok) return answer
  await answer.body?.cancel()
  throw new SinkError(String(answer.status))
}
