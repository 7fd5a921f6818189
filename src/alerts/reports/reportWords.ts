/** One line of numbers, as the reader reads it. */
export type Row = { before: string; change: string; name: string; now: string }

/** A report in words, from which text and HTML are written. */
export type ReportWords = {
  before: string
  chart: string
  language: string
  link: { text: string; url: string } | null
  names: { before: string; change: string; now: string; scans: string; top: string }
  period: string
  reason: string
  rows: readonly Row[]
  subject: string
  top: readonly { name: string; scans: string }[]
  unsubscribe: { text: string; url: string } | null
}

/** Under this name the HTML finds the picture among what is attached. */
export const CHART_ID = 'chart@payload-plugin-qr'
