import type { AskMessage } from '../../integrations/edge/messages.js'
import type { ScanAnswer } from '../../vocabulary/scan.js'
import type { Runtime } from '../createRuntime.js'

import { addressOf, parse, placeOf } from '../../integrations/edge/sentScan.js'
import { answerScan } from '../../scan/handleScan.js'
import { FORM_BYTES } from '../../scan/request/readForm.js'

/** @throws an error that names what is wrong */
export function readAskMessage(body: string): AskMessage {
  const { address, body: form, code, headers, method, place, url } = parse(body)
  if (typeof code !== 'string') throw new Error('code must be a text')
  if (typeof url !== 'string' || url.length > 8_192) throw new Error('url must be an address')
  if (method !== 'GET' && method !== 'HEAD' && method !== 'POST') {
    throw new Error('method must be GET, HEAD or POST')
  }
  if (form !== undefined && (typeof form !== 'string' || form.length > FORM_BYTES)) {
    throw new Error('body must be a form')
  }
  if (!Array.isArray(headers)) throw new Error('headers must be a list of names and values')
  return {
    address: addressOf(address),
    ...(form !== undefined && { body: form }),
    code,
    headers: headers as AskMessage['headers'],
    method,
    place: placeOf(place),
    url,
  }
}

/** A scan that the edge leaves to the origin: answered and recorded as if it had come here. */
export async function answerAsked(
  { address, body, code, headers, method, place, url }: AskMessage,
  { context }: Pick<Runtime, 'context'>,
): Promise<ScanAnswer> {
  const form = method === 'POST' ? new URLSearchParams(body ?? '') : undefined
  const request = { form, headers: new Headers(headers), method, url }
  return answerScan(request, context, { code, peer: null, vouched: { address, place } })
}
