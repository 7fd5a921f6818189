import type { BasePayload } from 'payload'

import type { QROptions } from '../../options/sanitizeOptions.js'

type Column = { enumValues?: string[]; getSQLType: () => string; name: string }

type ColumnFacts = {
  /** Those of its labels that the database does not know yet. */
  awaited?: readonly string[]
  /** Of an enum. */
  labels?: readonly string[]
  /** Quoted. */
  name: string
  type: string
}

/** What is known of a table. */
export type TableFacts = {
  /** By field name. */
  columns: Readonly<Record<string, ColumnFacts>>
  /** Quoted, with its schema. */
  name: string
  /** As people call it. */
  title: string
}

/** A table as Payload built it: quoted name, quoted columns and their types by field name. */
export type Table = {
  /** Labels of an enum that the database does not know yet. */
  awaited: (field: string) => readonly string[]
  column: (field: string) => string
  facts: TableFacts
  /** `false` also while the database lacks the column. */
  has: (field: string) => boolean
  /** Quoted, with its schema. */
  name: string
  type: (field: string) => string
}

type DrizzleSide = {
  schemaName?: string
  tableNameMap: Map<string, string>
  tables: Record<string, Record<string, Column>>
}

const NAMES = [
  'campaigns',
  'clients',
  'codes',
  'counters',
  'history',
  'links',
  'names',
  'places',
  'reservations',
  'rollupParts',
  'rollups',
  'scans',
  'shares',
  'terms',
  'visitorKeys',
  'visitors',
] as const

export type Schema = Record<(typeof NAMES)[number], Table> & {
  /** The same of campaigns. */
  campaignReferences: null | Table
  /** What codes are told of; absent where nothing is looked for. */
  alerts: null | Table
  /** What people may choose between on the way; absent where a host took the field away. */
  choices: null | Table
  /** Who was let in; absent while no code is a ticket. */
  checkIns: null | Table
  /** How checks of destinations went; absent where none are made. */
  checks: null | Table
  /** Links of products; absent where codes have no GS1 numbers. */
  gs1Links: null | Table
  /** Messages to other systems; absent where none are told. */
  messages: null | Table
  /** Scans of codes that do not exist; absent where nobody is told of them. */
  misses: null | Table
  /** Who wants no e-mail; absent where none is sent. */
  optOuts: null | Table
  /** Where changes of scans wait for the engine that answers the statistics: the outbox; absent where there is none. */
  changes: null | Table
  /** Scans that wait for sinks, and how far each sink is; absent where there is no sink. */
  outbox: null | Table
  sinks: null | Table
  /** Polymorphic references of codes; absent while no collection is a destination. */
  references: null | Table
  /** What was sent of reports; absent where none are. */
  reportSends: null | Table
  /** Ids handed out by redirects; absent while attribution is off. */
  scanIds: null | Table
  /** Lists of texts of codes, of which tags are one. */
  tags: null | Table
}

export const quote = (name: string): string => `"${name.replaceAll('"', '""')}"`

/** Text as a SQL literal, for the few statements that run where no parameters can be passed. */
export const literal = (text: string): string =>
  text.includes('\\')
    ? ` E'${text.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`
    : `'${text.replaceAll("'", "''")}'`

/** Finds tables by slug; `null` for one that is not there. */
export function tableReader(payload: BasePayload): (slug: string, suffix?: string) => null | Table {
  const db = payload.db as unknown as DrizzleSide
  return (slug, suffix = '') => {
    const base = db.tableNameMap.get(slug.replaceAll('-', '_')) ?? slug.replaceAll('-', '_')
    const built = db.tables[base + suffix]
    if (!built) return null
    const columns = Object.entries(built).flatMap(([field, column]) =>
      // A table carries settings beside its columns.
      typeof column.getSQLType === 'function' ? [[field, columnFacts(column, db.schemaName)]] : [],
    )
    return tableOf({
      columns: Object.fromEntries(columns),
      name: (db.schemaName ? `${quote(db.schemaName)}.` : '') + quote(base + suffix),
      title: base + suffix,
    })
  }
}

export function tableOf(facts: TableFacts): Table {
  const { columns, name, title } = facts
  const find = (field: string) => {
    const column = columns[field]
    if (column) return column
    const message = `payload-plugin-qr: the table ${title} has no column for "${field}"`
    throw Object.assign(new Error(message), { code: 'QR_COLUMN_MISSING' })
  }
  return {
    awaited: (field) => columns[field]?.awaited ?? [],
    column: (field) => find(field).name,
    facts,
    has: (field) => field in columns,
    name,
    type: (field) => find(field).type,
  }
}

/** Table and column names come from Payload's own schema, so renamed slugs and columns are followed. */
export function readSchema(payload: BasePayload, options: QROptions): Schema {
  const table = tableReader(payload)
  const must = (slug: string): Table => {
    const found = table(slug)
    if (!found) throw new Error(`payload-plugin-qr: the database has no table for "${slug}"`)
    return found
  }
  const tables = NAMES.map((name) => [name, must(options.slugs[name])])
  return {
    ...(Object.fromEntries(tables) as Pick<Schema, (typeof NAMES)[number]>),
    campaignReferences: table(options.slugs.campaigns, '_rels'),
    alerts: table(options.slugs.alerts),
    changes: options.scans.analytics ? table(options.slugs.outbox) : null,
    checkIns: table(options.slugs.checkIns),
    checks: table(options.slugs.checks),
    choices: table(options.slugs.codes, '_between_choices'),
    gs1Links: table(options.slugs.codes, '_gs1_links'),
    messages: table(options.slugs.messages),
    misses: table(options.slugs.misses),
    optOuts: table(options.slugs.optOuts),
    outbox: table(options.slugs.outbox),
    sinks: table(options.slugs.sinks),
    references: table(options.slugs.codes, '_rels'),
    reportSends: table(options.slugs.reportSends),
    scanIds: options.crm.attribution === false ? null : must(options.slugs.scanIds),
    tags: table(options.slugs.codes, '_texts'),
  }
}

function columnFacts(column: Column, schemaName: string | undefined): ColumnFacts {
  const type = sqlType(column, schemaName)
  const labels = isEnum(column) ? column.enumValues : undefined
  return { name: quote(column.name), type, ...(labels && { labels }) }
}

const isEnum = (column: Column): boolean => column.getSQLType().startsWith('enum_')

/** Enum types carry neither quotes nor schema in Drizzle's answer; serial is not a type to cast to. */
function sqlType(column: Column, schemaName: string | undefined): string {
  const type = column.getSQLType()
  if (type === 'serial') return 'integer'
  if (!isEnum(column)) return type
  return (schemaName ? `${quote(schemaName)}.` : '') + quote(type)
}
