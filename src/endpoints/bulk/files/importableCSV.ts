import { stringify } from 'csv-stringify/sync'

import type { Column } from '../plan/types.js'
import type { SelectedCode } from '../selectedCodes.js'

import { UTM_NAMES } from '../../../scan/decide/resolveUTM.js'
import { writeCell } from '../plan/cellText.js'
import { writeBetween, writeLinks, writeRules } from '../plan/jsonCells.js'
import { COLUMNS } from '../plan/types.js'
import { destinationText } from './destinationText.js'

/** Of these there is nothing to write: a password is stored as its hash, a code is one. */
const ONLY_READ: readonly Column[] = ['count', 'password']
const WRITTEN = COLUMNS.filter((column) => !ONLY_READ.includes(column))

/**
 * Codes as the very table they could be made from: all its columns, in its spelling. Static codes are left out,
 * which such a table has nothing for.
 */
export async function* importableCSV(codes: AsyncIterable<SelectedCode>): AsyncGenerator<string> {
  yield `\ufeff${csvOf(WRITTEN)}`
  for await (const doc of codes) {
    if (doc.kind === 'static') continue
    const cells = cellsOf(doc)
    yield csvOf(WRITTEN.map((column) => writeCell(cells[column] ?? '', column)))
  }
}

const csvOf = (row: readonly string[]): string =>
  stringify([[...row]], { quoted_match: /[,;|"\p{Cc}]/u, record_delimiter: 'windows' })

type Doc = {
  campaign?: { id: number | string; slug?: null | string } | null | number | string
  gs1?: { identifiers?: null | string; links?: unknown } | null
  utm?: null | Record<string, unknown>
} & SelectedCode

/** What each column says of a code; what is not there is not written. */
export function cellsOf(code: SelectedCode): Partial<Record<Column, string>> {
  const doc = code as Doc
  const { campaign, gs1, utm } = doc
  const texts = (value: unknown): string => (Array.isArray(value) ? value.join('; ') : '')
  const cells: Partial<Record<Column, unknown>> = {
    ...Object.fromEntries(PLAIN.map((column) => [column, doc[column]])),
    aliases: texts(doc.aliases),
    between: writeBetween(doc.between),
    campaign: campaign && typeof campaign === 'object' ? (campaign.slug ?? campaign.id) : campaign,
    destination: destinationText(doc.destination),
    product: gs1?.identifiers,
    product_links: writeLinks(gs1?.links),
    rules: writeRules(doc.rules),
    tags: texts(doc.tags),
    ticket: doc.ticket === true ? 'yes' : '',
    ...Object.fromEntries(UTM_NAMES.map((name) => [`utm_${name}`, utm?.[name]])),
  }
  return Object.fromEntries(
    Object.entries(cells).flatMap(([column, value]) =>
      value === null || value === undefined || value === '' ? [] : [[column, String(value)]],
    ),
  )
}

const PLAIN = [
  'title',
  'code',
  'domain',
  'placement',
  'status',
  'startsAt',
  'expiresAt',
  'scanLimit',
  'scansPerVisitor',
  'fallbackURL',
] as const satisfies readonly Column[]
