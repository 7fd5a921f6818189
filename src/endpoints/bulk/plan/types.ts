import type { TextKey } from '../../../translations/en.js'

/** Something people have to mend. `line` is the row a spreadsheet shows; `null`: the file as a whole. */
export type Problem = { field: null | string; line: null | number; message: string }

/** A sentence in the reader's language. */
export type Say = (key: TextKey, variables?: Record<string, number | string>) => string

export const COLUMNS = [
  'title',
  'code',
  'destination',
  'campaign',
  'domain',
  'placement',
  'tags',
  'aliases',
  'status',
  'startsAt',
  'expiresAt',
  'scanLimit',
  'scansPerVisitor',
  'fallbackURL',
  'utm_source',
  'utm_medium',
  'utm_campaign',
  'utm_term',
  'utm_content',
  'rules',
  'between',
  'password',
  'ticket',
  'product',
  'product_links',
  'count',
] as const

export type Column = (typeof COLUMNS)[number]

/** Columns that hold JSON, which is read as it stands. */
export const JSON_COLUMNS: readonly Column[] = ['rules', 'between', 'product_links']

/** One code as it was written, before anything is checked. */
export type Line = { cells: Partial<Record<Column, string>>; line: number }

export type Plan = {
  lines: Line[]
  /** What was guessed and should be looked at. */
  notices: string[]
  problems: Problem[]
}

/** Codes of one go. One transaction holds them all, and somebody waits for it. */
export const MOST_CODES = 5000
