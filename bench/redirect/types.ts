export type Mode = 'background' | 'durable'
export type Mount = 'next' | 'payload' | 'redirector'

/** What one load brought; milliseconds, and requests per second while it was measured. */
export type LoadResult = {
  /** All 302, those of the warm-up too. */
  answered: number
  errors: number
  /** Answers of any other status. */
  others: number
  p50: number
  p99: number
  perSecond: number
}

export type LoadOptions = {
  /** Where there is one code. @default `HOT` */
  code?: string
  codes: number
  connections: number
  /** Which domain is asked. */
  host?: string
  path: string
  port: number
  seconds: number
  /** Seconds before the measurement. */
  warmUp: number
}

export type Row = {
  baseline: Pick<LoadResult, 'p50' | 'p99' | 'perSecond'>
  codes: number
  connections: number
  mode: Mode
  mount: Mount
  /** Requests per second as a part of the baseline's. */
  ratio: number
  /** Rows in the database for the scans that were answered. */
  recorded: number
} & LoadResult
