import type { Row } from './types.js'

/** Targets in one run on two cores, load generator on the same machine: `docs/benchmarks.md`. */
export const TARGETS = {
  next: { background: 0.85, durable: null },
  payload: { background: 0.85, durable: null },
  redirector: { background: 0.27, durable: 0.15 },
} as const

const COLUMNS = [
  'mount',
  'recording',
  'codes',
  'connections',
  'requests/s',
  'p50 ms',
  'p99 ms',
  'baseline/s',
  'baseline p99',
  'ratio',
  'answered',
  'recorded',
  'failed',
]

export const isComplete = (row: Row): boolean =>
  row.recorded === row.answered && row.errors === 0 && row.others === 0

/** A Markdown table. */
export function tableOf(rows: Row[]): string {
  const cells = rows.map((row) => [
    row.mount,
    row.mode,
    String(row.codes),
    String(row.connections),
    String(row.perSecond),
    row.p50.toFixed(2),
    row.p99.toFixed(2),
    String(row.baseline.perSecond),
    row.baseline.p99.toFixed(2),
    row.ratio.toFixed(3),
    String(row.answered),
    String(row.recorded),
    String(row.errors + row.others),
  ])
  const widths = COLUMNS.map((name, at) =>
    Math.max(name.length, ...cells.map((line) => line[at]!.length)),
  )
  const line = (texts: string[]) =>
    `| ${texts.map((text, at) => (at < 2 ? text.padEnd(widths[at]!) : text.padStart(widths[at]!))).join(' | ')} |`
  const rule = `| ${widths.map((width, at) => (at < 2 ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`)).join(' | ')} |`
  return [line(COLUMNS), rule, ...cells.map(line)].join('\n')
}
