import type { Retention } from './statistics.js'

/**
 * What waits for sinks, a line each: the id of a scan, or something that became of scans, which begins
 * with a character no id has.
 */
const MARKS = { changed: '\u0001', code: '\u0002', retained: '\u0003' } as const

/** A scan that is not as it was when it was handed over, or gone. */
export const changedLine = (scanId: string): string => MARKS.changed + scanId
/** A code that was deleted for good. */
export const codeLine = (code: string): string => MARKS.code + code
/** Days of which details are gone. */
export const retainedLine = ({ before, mode }: Retention): string =>
  `${MARKS.retained}${mode} ${before}`

export type SinkLines = {
  changed: string[]
  codes: string[]
  retained: Retention[]
  /** Ids of scans that are new. */
  scans: string[]
}

export function readLines(lines: readonly string[]): SinkLines {
  const found: SinkLines = { changed: [], codes: [], retained: [], scans: [] }
  for (const line of lines) {
    const rest = line.slice(1)
    if (line.startsWith(MARKS.changed)) found.changed.push(rest)
    else if (line.startsWith(MARKS.code)) found.codes.push(rest)
    else if (line.startsWith(MARKS.retained)) {
      const [mode, before] = rest.split(' ') as [Retention['mode'], string]
      found.retained.push({ before: Number(before), mode })
    } else found.scans.push(line)
  }
  return found
}
