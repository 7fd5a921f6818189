import type { CodeData } from './codeData.js'
import type { Column, Line, Problem, Say } from './types.js'

import { type Read, readBetween, readLinks, readRules } from './jsonCells.js'

type Written = { problems: Problem[]; say: Say } & Line
type Extras = Pick<CodeData, 'between' | 'gs1' | 'rules' | 'ticket'>

/** Rules, page in between, ticket and product of a line. What cannot be read is a problem of its column. */
export function extrasOf(written: Written): Extras {
  const { cells } = written
  const links = readWith(readLinks, 'product_links', written)
  return {
    between: betweenOf(written),
    gs1:
      cells.product === undefined && links === undefined
        ? undefined
        : {
            ...(cells.product !== undefined && { identifiers: cells.product }),
            ...(links !== undefined && { links }),
          },
    rules: readWith(readRules, 'rules', written),
    ticket: ticketOf(written),
  } as Extras
}

function readWith<T>(
  read: (cell: string, say: Say) => Read<T>,
  column: Column,
  { cells, line, problems, say }: Written,
): T | undefined {
  const cell = cells[column]
  if (cell === undefined) return undefined
  const result = read(cell, say)
  if ('value' in result) return result.value
  problems.push({ field: column, line, message: result.problem })
  return undefined
}

/** A password makes a page that asks for it. */
function betweenOf(written: Written): CodeData['between'] {
  const { cells, line, problems, say } = written
  const page = readWith(readBetween, 'between', written)
  const { password } = cells
  if (password === undefined || (cells.between !== undefined && !page)) return page
  const kind = page?.kind ?? 'password'
  if (kind === 'password') return { ...page, kind, password }
  const message = say('plugin-qr:bulkPasswordKind', { kind: String(kind) })
  problems.push({ field: 'password', line, message })
  return page
}

const YES = ['yes', 'true', '1', 'x', 'ja', 'sí', 'si', 'oui', 'да']
const NO = ['no', 'false', '0', 'nein', 'non', 'нет']

function ticketOf({ cells, line, problems, say }: Written): boolean | undefined {
  const written = cells.ticket?.toLowerCase()
  if (written === undefined) return undefined
  if (YES.includes(written)) return true
  if (NO.includes(written)) return false
  const message = say('plugin-qr:bulkYesNo', { column: 'ticket', written: written.slice(0, 40) })
  problems.push({ field: 'ticket', line, message })
  return undefined
}
