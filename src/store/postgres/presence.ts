import type { Pool } from 'pg'

import type { SchemaPresence } from '../../vocabulary/store.js'

import { isDataError } from '../../recorder/isDataError.js'
import { mayLackSchema } from '../../recorder/schemaErrors.js'
import { type Schema, type Table, type TableFacts, tableOf } from './schema.js'

/** Milliseconds between two looks while something is missing. */
const EVERY = 3_000
/** Names in one line of the log. */
const NAMED = 10

export type Presence = SchemaPresence & {
  /** What there is of the schema. The same object until something comes or goes. */
  schema: () => Schema
  /** Resolves when the first look is over, well or not; it is taken with the first call. */
  started: () => Promise<unknown>
  stop: () => void
}

/**
 * Knows what the database has of the schema the code was written for. The code may be there before
 * its migration: what is missing is left out then, and found again within seconds once it comes.
 * While nothing is missing nobody looks.
 */
export function createPresence(
  pool: Pool,
  whole: Schema,
  log: (message: string) => void,
): Presence {
  let schema = whole
  let lacking: readonly string[] = []
  let looking: null | Promise<boolean> = null
  let first: null | Promise<unknown> = null
  let timer: NodeJS.Timeout | undefined
  let stopped = false
  const listeners = new Set<() => void>()

  async function lookOnce(): Promise<boolean> {
    const found = await readPresent(pool, whole)
    if (found.lacking.join() === lacking.join()) return false
    lacking = found.lacking
    schema = lacking.length > 0 ? found.schema : whole
    log(sentence(lacking))
    for (const tell of listeners) tell()
    return true
  }

  function look(): Promise<boolean> {
    looking ??= lookOnce()
      // A database that does not answer is seen to by whoever asked it for something.
      .catch(() => false)
      .finally(() => {
        looking = null
        clearTimeout(timer)
        if (lacking.length > 0 && !stopped) timer = setTimeout(() => void look(), EVERY).unref()
      })
    return looking
  }

  return {
    lacking: () => lacking,
    look,
    onChange(tell) {
      listeners.add(tell)
      return () => listeners.delete(tell)
    },
    schema: () => schema,
    started: () => (first ??= look()),
    stop() {
      stopped = true
      clearTimeout(timer)
    },
  }
}

function sentence(lacking: readonly string[]): string {
  if (lacking.length === 0) return 'The database has everything again.'
  const more = lacking.length > NAMED ? ` and ${lacking.length - NAMED} more` : ''
  return `The database lacks ${lacking.slice(0, NAMED).join(', ')}${more}: run \`payload migrate\`. Redirects go on with what is there, scans that need more wait.`
}

/** Milliseconds in which refused values are looked into once: a batch is halved until they stand alone. */
const LOOK_PAUSE = 1_000

/**
 * Work whose statements are made from a schema, made anew when another schema is there. Where a
 * statement fails on something the database lacks, it is asked for once more without it.
 */
export function followSchema(presence: Presence) {
  let looked = -Infinity
  return <Args extends unknown[], Result>(
    make: (schema: Schema) => (...args: Args) => Promise<Result>,
  ): ((...args: Args) => Promise<Result>) => {
    let made: { of: Schema; work: (...args: Args) => Promise<Result> } | undefined
    const work = (): ((...args: Args) => Promise<Result>) => {
      const of = presence.schema()
      if (made?.of !== of) made = { of, work: make(of) }
      return made.work
    }
    return async (...args) => {
      await presence.started()
      const asked = presence.schema()
      try {
        return await work()(...args)
      } catch (error) {
        if (!mayLackSchema(error)) throw error
        // Somebody else's look may have found it meanwhile.
        if (presence.schema() === asked) {
          if (isDataError(error) && performance.now() - looked < LOOK_PAUSE) throw error
          looked = performance.now()
          await presence.look()
        }
        if (presence.schema() === asked) throw error
        return work()(...args)
      }
    }
  }
}

type Present = {
  /** What is expected and not there, as people call it. */
  lacking: string[]
  /** The schema without it. */
  schema: Schema
}

type Row = { column: string; labels: null | string; table: string }
/** Columns by their name, with the labels of those that are enums. */
type Found = Map<string, null | string[]>

/** Which of the tables, columns and labels of the schema there are. */
async function readPresent(pool: Pool, schema: Schema): Promise<Present> {
  const tables = Object.values(schema).filter((table) => table !== null)
  const { rows } = await pool.query<Row>(
    `SELECT t.name AS "table", a.attname AS "column",
      (SELECT json_agg(e.enumlabel)::text FROM pg_enum e WHERE e.enumtypid = a.atttypid) AS labels
    FROM unnest($1::text[]) t(name)
    JOIN pg_attribute a ON a.attrelid = to_regclass(t.name) AND a.attnum > 0 AND NOT a.attisdropped`,
    [tables.map(({ name }) => name)],
  )
  const found = new Map<string, Found>()
  for (const { column, labels, table } of rows) {
    const columns = found.get(table) ?? new Map()
    found.set(table, columns.set(column, labels && JSON.parse(labels)))
  }
  const lacking: string[] = []
  const present = Object.entries(schema).map(([name, table]: [string, null | Table]) => [
    name,
    table && tableOf(presentOf(table.facts, found.get(table.name), lacking)),
  ])
  // a table may be there for two things
  return { lacking: [...new Set(lacking)], schema: Object.fromEntries(present) as Schema }
}

function presentOf(facts: TableFacts, found: Found | undefined, lacking: string[]): TableFacts {
  if (!found) {
    lacking.push(`the table ${facts.title}`)
    return { ...facts, columns: {} }
  }
  const columns: Record<string, TableFacts['columns'][string]> = {}
  for (const [field, column] of Object.entries(facts.columns)) {
    const name = `${facts.title}.${plain(column.name)}`
    if (!found.has(plain(column.name))) {
      lacking.push(name)
      continue
    }
    const labels = found.get(plain(column.name))
    const awaited = labels ? (column.labels ?? []).filter((label) => !labels.includes(label)) : []
    lacking.push(...awaited.map((label) => `the value "${label}" of ${name}`))
    columns[field] = { ...column, awaited }
  }
  return { ...facts, columns }
}

const plain = (name: string): string =>
  name.startsWith('"') ? name.slice(1, -1).replaceAll('""', '"') : name

/** What `followSchema` gives. */
export type Follow = ReturnType<typeof followSchema>

/** A store each of whose questions follows the schema there is by itself. */
export function followEach<Store extends object>(
  follow: Follow,
  questions: readonly (keyof Store & string)[],
  create: (schema: Schema, question: string) => Partial<Store>,
): Store {
  type Question = (...args: unknown[]) => Promise<unknown>
  return Object.fromEntries(
    questions.map((name) => [name, follow((schema) => create(schema, name)[name] as Question)]),
  ) as Store
}
