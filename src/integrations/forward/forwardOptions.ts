import type { SinkScan } from '../../vocabulary/scanSink.js'

import { fail } from '../../kit/fail.js'

/** What all that forward scans to another product have in common. */
export type ForwardOptions = {
  /** By which it is remembered what was sent; of each kind there may be several. @default the product's name */
  name?: string
  /**
   * Which scans may go there: your consent rules.
   *
   * @default those of people: `({ trafficClass }) => trafficClass === 'human'`
   */
  only?: (scan: SinkScan) => boolean
}

const byPeople = ({ trafficClass }: SinkScan): boolean => trafficClass === 'human'

export const chosen = (scans: readonly SinkScan[], { only }: ForwardOptions): SinkScan[] =>
  scans.filter(only ?? byPeople)

/** A text that has to be there. Never said: it may be a secret in the wrong place. */
export const needed = (path: string, value: unknown): string =>
  typeof value === 'string' && value.trim() !== ''
    ? value.trim()
    : fail(path, typeof value, 'a text that is not empty')

/** An address without a slash at the end. */
export function originOf(path: string, value: string): string {
  const isWeb = URL.canParse(value) && /^https?:$/.test(new URL(value).protocol)
  return isWeb ? value.replace(/\/+$/, '') : fail(path, value, "a URL such as 'https://a.example'")
}
