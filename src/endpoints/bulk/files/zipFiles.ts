import { strToU8, Zip, ZipDeflate, ZipPassThrough } from 'fflate'

export type ZippedFile = { body: string | Uint8Array; name: string }

/** Files as a ZIP, piece by piece: one file is in memory at a time. */
export async function* zipFiles(
  files: AsyncIterable<ZippedFile>,
  modifiedAt = new Date(),
): AsyncGenerator<Uint8Array> {
  let pieces: Uint8Array[] = []
  let failed: Error | null = null
  const zip = new Zip((error, piece) => {
    if (error) failed = error
    else pieces.push(piece)
  })
  const taken = (): Uint8Array[] => {
    if (failed) throw failed
    const ready = pieces
    pieces = []
    return ready
  }
  for await (const { body, name } of files) {
    // text shrinks to a fifth; PNG and PDF are packed already
    const isText = typeof body === 'string'
    const entry = isText ? new ZipDeflate(name, { level: 6 }) : new ZipPassThrough(name)
    entry.mtime = modifiedAt
    zip.add(entry)
    entry.push(isText ? strToU8(body) : body, true)
    yield* taken()
  }
  zip.end()
  yield* taken()
}
