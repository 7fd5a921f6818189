import type { IncomingMessage, ServerResponse } from 'node:http'

import { FORM_BYTES } from '../../scan/request/readForm.js'

/** The form of a page in between; an empty one where it is none of ours. Rejects when the phone goes away. */
export async function readPosted(
  request: IncomingMessage,
  response: ServerResponse,
): Promise<URLSearchParams> {
  const type = request.headers['content-type'] ?? ''
  const isForm = /^application\/x-www-form-urlencoded\b/i.test(type)
  const chunks: Buffer[] = []
  let size = 0
  if (isForm) {
    for await (const chunk of request.iterator({ destroyOnReturn: false })) {
      size += (chunk as Buffer).length
      if (size > FORM_BYTES) break
      chunks.push(chunk as Buffer)
    }
  }
  // What was not read would be taken for the next request.
  if (!isForm || size > FORM_BYTES) response.setHeader('Connection', 'close')
  const isWhole = isForm && size <= FORM_BYTES
  return new URLSearchParams(isWhole ? Buffer.concat(chunks).toString('utf8') : '')
}
