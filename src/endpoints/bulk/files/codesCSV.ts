import { stringify } from 'csv-stringify/sync'

import type { SelectedCode } from '../selectedCodes.js'

import { spreadsheetText } from '../../../analytics/export/spreadsheetText.js'
import { destinationText } from './destinationText.js'

const COLUMNS = [
  'title',
  'code',
  'shortURL',
  'destination',
  'campaign',
  'placement',
  'tags',
  'aliases',
  'status',
  'state',
] as const

/**
 * Codes and their addresses as a CSV that a spreadsheet opens: marked as UTF-8, digits kept as text,
 * nothing a formula.
 */
export async function* codesCSV(codes: AsyncIterable<SelectedCode>): AsyncGenerator<string> {
  yield `\ufeff${csvOf(COLUMNS)}`
  for await (const doc of codes) {
    yield csvOf(rowOf(doc).map((text, at) => spreadsheetText(text, COLUMNS[at]!, at === 0, false)))
  }
}

const csvOf = (row: readonly string[]): string =>
  stringify([[...row]], { quoted_match: /[,;|"\p{Cc}]/u, record_delimiter: 'windows' })

function rowOf(doc: SelectedCode): string[] {
  const { aliases, campaign, destination, placement, shortURL, state, status, tags } = doc as {
    campaign?: { title?: string } | null | number | string
  } & Record<string, unknown>
  return [
    doc.title,
    doc.code,
    shortURL,
    destinationText(destination),
    campaign && typeof campaign === 'object' ? campaign.title : campaign,
    placement,
    ...[tags, aliases].map((texts) => (Array.isArray(texts) ? texts.join('; ') : texts)),
    status,
    state,
  ].map((value) => (value === null || value === undefined ? '' : String(value)))
}
