import { readBody } from '../../kit/readBody.js'

/** More than the form of a page in between can have. */
export const FORM_BYTES = 4_096

/** The form that was sent; an empty one where it is none of ours. Never rejects. */
export async function readForm(
  request: Pick<Request, 'body' | 'headers'>,
): Promise<URLSearchParams> {
  const type = request.headers.get('content-type') ?? ''
  if (!/^application\/x-www-form-urlencoded\b/i.test(type)) return new URLSearchParams()
  const body = await readBody(request, FORM_BYTES).catch(() => null)
  if (body === null || body === 'too-large') return new URLSearchParams()
  return new URLSearchParams(new TextDecoder().decode(body))
}
