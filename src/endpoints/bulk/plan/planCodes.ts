import type { Pattern } from './expandPattern.js'
import type { Plan, Problem, Say } from './types.js'

import { nameKey } from '../../../vocabulary/domains.js'
import { identifiersKey, readIdentifiers } from '../../../vocabulary/gs1/readIdentifiers.js'
import { normaliseCode } from '../../../vocabulary/normaliseCode.js'
import { decodeText } from './decodeText.js'
import { expandCounts } from './expandCounts.js'
import { expandPattern } from './expandPattern.js'
import { parseCSV } from './parseCSV.js'

export type Source = { bytes: Uint8Array } | { csv: string } | { pattern: Pattern }

/** What was sent as lines, with everything that can be said of it without the database. */
export function planCodes(source: Source, say: Say): Plan {
  const plan = expandCounts(read(source, say), say)
  return { ...plan, problems: [...plan.problems, ...twice(plan, say), ...productsTwice(plan, say)] }
}

function read(source: Source, say: Say): Plan {
  if ('pattern' in source) return expandPattern(source.pattern, say)
  if ('csv' in source) return parseCSV(source.csv, say)
  const decoded = decodeText(source.bytes, say)
  if ('problem' in decoded) {
    return {
      lines: [],
      notices: [],
      problems: [{ field: null, line: null, message: decoded.problem }],
    }
  }
  const plan = parseCSV(decoded.text, say)
  return decoded.notice ? { ...plan, notices: [decoded.notice, ...plan.notices] } : plan
}

/** Codes the file itself gives more than once on a domain, in whatever case. */
function twice({ lines }: Plan, say: Say): Problem[] {
  const first = new Map<string, number>()
  return lines.flatMap(({ cells, line }): Problem[] => {
    const text = cells.code && normaliseCode(cells.code)
    if (!text) return []
    const code = nameKey(text, cells.domain?.toLowerCase())
    const before = first.get(code)
    if (before === undefined) {
      first.set(code, line)
      return []
    }
    return [
      { field: 'code', line, message: say('plugin-qr:bulkCodeTwice', { code, line: before }) },
    ]
  })
}

/** A product belongs to one code, however its number is written. */
function productsTwice({ lines }: Plan, say: Say): Problem[] {
  const first = new Map<string, number>()
  return lines.flatMap(({ cells, line }): Problem[] => {
    const read = cells.product ? readIdentifiers(cells.product) : null
    if (!read || read.problem) return []
    const key = identifiersKey(read)
    const before = first.get(key)
    if (before === undefined) {
      first.set(key, line)
      return []
    }
    const message = say('plugin-qr:bulkProductTwice', { key, line: before })
    return [{ field: 'product', line, message }]
  })
}
