/** Raw bytes of a body, or `too-large` as soon as more than `maxBytes` have come; never more kept. */
export async function readBody(
  request: Pick<Request, 'body' | 'headers'>,
  maxBytes: number,
): Promise<'too-large' | Uint8Array> {
  if (Number(request.headers.get('content-length') ?? 0) > maxBytes) return 'too-large'
  if (!request.body) return new Uint8Array()
  const chunks: Uint8Array[] = []
  let size = 0
  const reader = request.body.getReader()
  for (;;) {
    const { done, value } = await reader.read()
    if (done) return joined(chunks, size)
    size += value.byteLength
    // not cancelled: that would end the connection before the sender has read its answer
    if (size > maxBytes) return 'too-large'
    chunks.push(value)
  }
}

function joined(chunks: readonly Uint8Array[], size: number): Uint8Array {
  const all = new Uint8Array(size)
  let at = 0
  for (const chunk of chunks) {
    all.set(chunk, at)
    at += chunk.byteLength
  }
  return all
}
