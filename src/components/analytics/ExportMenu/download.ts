import { saveFile } from '../../ui/saveFile.js'

/** Parameters of an export for who reads it; `language` is the reader's. */
export function formatOf(kind: 'csv' | 'excel' | 'json', language: string): string {
  if (kind !== 'excel') return `format=${kind}`
  return `format=csv&bom=1&labels=1&sep=${separatorOf(language)}`
}

/** Excel takes the comma for the decimal sign where people do, and splits at semicolons there. */
function separatorOf(language: string): 'comma' | 'semicolon' {
  const parts = new Intl.NumberFormat(language).formatToParts(1.5)
  return parts.some(({ type, value }) => type === 'decimal' && value === ',')
    ? 'semicolon'
    : 'comma'
}

/** Reads an export as it comes, counting its rows, and hands it to the browser as a file. */
export async function download(
  url: string,
  { onRows, signal }: { onRows: (rows: number) => void; signal: AbortSignal },
): Promise<void> {
  const response = await fetch(url, { credentials: 'include', signal })
  if (!response.ok || !response.body) throw new Error(String(response.status))
  const pieces: BlobPart[] = []
  let lines = 0
  const reader = response.body.getReader()
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    pieces.push(part.value)
    for (const byte of part.value) if (byte === 10) lines++
    // the first line of a CSV is its head, the first of JSON its bracket
    onRows(Math.max(0, lines - 1))
  }
  const type = response.headers.get('content-type') ?? 'application/octet-stream'
  saveFile(new Blob(pieces, { type }), nameOf(response) ?? 'scans')
}

function nameOf(response: Response): null | string {
  return /filename="([^"]+)"/.exec(response.headers.get('content-disposition') ?? '')?.[1] ?? null
}
