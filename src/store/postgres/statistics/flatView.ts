import type { Pool } from 'pg'

import type { FlatView } from '../../../vocabulary/store.js'

import { FIELDS, RELATION } from '../scans/dictionary/words.js'
import { quote, type Schema } from '../schema.js'
import { scanSource } from './answers/scanSource.js'

/** Columns do not fit those the view has: it has to go first, with what was granted on it. */
const OTHER_COLUMNS = '42P16'

/**
 * Scans in plain columns, for whoever reads the database itself. Not among the tables Payload knows:
 * its development push would alter columns under a view it does not renew. So a command makes it.
 */
export function createFlatView(pool: Pool, schema: Schema): FlatView {
  const { scans } = schema
  const name = scans.name.replace(quote(scans.facts.title), quote(`${scans.facts.title}_flat`))
  // Put together where it is asked for: a process that serves needs no view.
  const select = () => selectOf(schema)
  const create = async (): Promise<void> => {
    try {
      await pool.query(`CREATE OR REPLACE VIEW ${name} AS ${select()}`)
    } catch (error) {
      if ((error as { code?: string }).code !== OTHER_COLUMNS) throw error
      // Several statements in one query are one transaction.
      await pool.query(`DROP VIEW ${name}; CREATE VIEW ${name} AS ${select()}`)
    }
  }
  return {
    create,
    drop: async () => void (await pool.query(`DROP VIEW IF EXISTS ${name}`)),
    name,
    renew: async () => {
      const { rows } = await pool.query('SELECT to_regclass($1) IS NOT NULL AS made', [name])
      if (rows[0].made) await create()
    },
    get sql() {
      return `CREATE OR REPLACE VIEW ${name} AS\n${select()};\n`
    },
  }
}

/** Every column is called as that of the export, with `_` before what is a capital there. */
function selectOf(schema: Schema): string {
  const { campaigns, codes, scans, tags } = schema
  const source = scanSource(schema)
  const shared = Object.values(FIELDS).flat() as string[]
  const numbers: string[] = Object.values(RELATION)
  const own = Object.keys(scans.facts.columns).filter((field) => !numbers.includes(field))
  const columns = [...new Set([...own, ...shared])].map((field) => {
    // Labels as text: a later label is none of the view's business.
    const isEnum = Boolean(scans.facts.columns[field]?.labels)
    return [field, source.column(field) + (isEnum ? '::text' : '')] as const
  })
  // A host may have titles in several languages, which are elsewhere then.
  if (codes.has('title')) columns.push(['codeTitle', `code.${codes.column('title')}`])
  columns.push(['campaign', `campaign.${campaigns.column('id')}`])
  if (campaigns.has('title')) {
    columns.push(['campaignTitle', `campaign.${campaigns.column('title')}`])
  }
  if (codes.has('placement')) columns.push(['placement', `code.${codes.column('placement')}`])
  if (tags && ['order', 'parent', 'path', 'text'].every(tags.has)) {
    const t = tags.column
    columns.push([
      'tags',
      `(SELECT string_agg(${t('text')}, ', ' ORDER BY ${t('order')}) FROM ${tags.name}
    WHERE ${t('parent')} = code.${codes.column('id')} AND ${t('path')} = 'tags')`,
    ])
  }
  const list = columns.map(([field, sql]) => `  ${sql} AS ${quote(snakeCase(field))}`)
  return `SELECT\n${list.join(',\n')}
FROM ${source.from}
LEFT JOIN ${codes.name} code ON code.${codes.column('id')} = ${source.column('qrCode')}
LEFT JOIN ${campaigns.name} campaign ON campaign.${campaigns.column('id')} = code.${codes.column('campaign')}`
}

const snakeCase = (name: string): string =>
  name.replace(/[A-Z]/g, (capital) => `_${capital.toLowerCase()}`)
