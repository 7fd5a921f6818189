import type { Line, Plan, Problem, Say } from './types.js'

import { MOST_CODES } from './types.js'

/**
 * Lines that stand for several codes, with `count`: `Gate A` three times is `Gate A 1` to `Gate A 3`, numbers
 * as wide as the last. Each has the line it was written in.
 */
export function expandCounts(plan: Plan, say: Say): Plan {
  if (plan.lines.every(({ cells }) => cells.count === undefined)) return plan
  const problems: Problem[] = []
  const counted = plan.lines.map((one) => ({ ...one, count: countOf(one, problems, say) }))
  const count = counted.reduce((sum, one) => sum + one.count, 0)
  if (count > MOST_CODES) {
    const message = say('plugin-qr:bulkTooMany', { count, most: MOST_CODES })
    return { ...plan, lines: [], problems: [{ field: 'count', line: null, message }] }
  }
  const lines = counted.flatMap((one) => numbered(one))
  return { ...plan, lines, problems: [...plan.problems, ...problems] }
}

/** What cannot stand for several is one, and a problem. */
function countOf({ cells, line }: Line, problems: Problem[], say: Say): number {
  const { count: written, ...others } = cells
  if (written === undefined) return 1
  const count = /^\d{1,4}$/.test(written) ? Number(written) : 0
  const own = (['code', 'aliases', 'product'] as const).find((column) => others[column])
  if (count < 1 || count > MOST_CODES) {
    const message = say('plugin-qr:bulkCount', { most: MOST_CODES, written: written.slice(0, 20) })
    problems.push({ field: 'count', line, message })
    return 1
  }
  if (count > 1 && own) {
    problems.push({ field: own, line, message: say('plugin-qr:bulkCountOwn', { column: own, count }) }) // prettier-ignore
    return 1
  }
  return count
}

function numbered({ cells, count, line }: { count: number } & Line): Line[] {
  const { count: _, ...others } = cells
  if (count === 1) return [{ cells: others, line }]
  const width = String(count).length
  return Array.from({ length: count }, (_, at) => {
    const number = String(at + 1).padStart(width, '0')
    return {
      cells: { ...others, ...(others.title && { title: `${others.title} ${number}` }) },
      line,
    }
  })
}
