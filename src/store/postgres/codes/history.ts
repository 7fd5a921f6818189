import type { ID } from '../../../vocabulary/scan.js'
import type { HistoryStore, NotedChange } from '../../../vocabulary/store.js'
import type { Schema } from '../schema.js'

import { mayLackSchema } from '../../../recorder/schemaErrors.js'
import { inSavepoint, inTransaction } from '../inTransaction.js'
import { literal } from '../schema.js'

/** Who changed what. Before the host has migrated a change is worth more than its note. */
export function createHistory({ history }: Schema): HistoryStore {
  const h = history.column
  const ofDocument = (document: string) => `${h('document')} = ${literal(document)}`
  return {
    forgetChanges: (document, req) =>
      inSavepoint(req, async () => {
        await inTransaction(req, `DELETE FROM ${history.name} WHERE ${ofDocument(document)}`)
      }).catch(orMigrate),
    noteChange: (document, { by, changes, via }, req) =>
      inSavepoint(req, async () => {
        const id = history.type('id') === 'uuid' ? 'gen_random_uuid()' : 'DEFAULT'
        const columns = ['id', 'document', 'changedAt', 'changedBy', 'via', 'changes'].map(h)
        const values = [
          literal(document),
          // a transaction's own time would be that of its first statement
          'clock_timestamp()',
          by ? literal(`${by.collection}:${by.id}`) : 'NULL',
          via ? literal(via) : 'NULL',
          `${literal(JSON.stringify(changes))}::jsonb`,
        ]
        await inTransaction(
          req,
          `INSERT INTO ${history.name} (${columns.join(', ')}) VALUES (${id}, ${values.join(', ')})`,
        )
      }).catch(orMigrate),
    readChanges: async (document, { id, limit, offset }, req) => {
      const one = id === undefined ? '' : `AND ${h('id')}::text = ${literal(String(id))}`
      const rows = await inSavepoint(req, () =>
        inTransaction(
          req,
          `SELECT ${h('id')} AS id, ${h('changedAt')} AS at, ${h('changedBy')} AS by, ${h('via')} AS via,
            ${h('changes')} AS changes
          FROM ${history.name} WHERE ${ofDocument(document)} ${one}
          ORDER BY ${h('changedAt')} DESC, ${h('id')} DESC LIMIT ${limit} OFFSET ${offset}`,
        ),
      ).catch(orMigrate)
      return (rows ?? []).map(toChange)
    },
  }
}

function toChange(row: Record<string, unknown>): NotedChange {
  const [collection, ...id] = ((row.by as null | string) ?? '').split(':')
  return {
    at: new Date(row.at as string).toISOString(),
    by: collection ? { collection, id: id.join(':') } : null,
    changes: row.changes as NotedChange['changes'],
    id: row.id as ID,
    via: row.via as NotedChange['via'],
  }
}

function orMigrate(error: unknown): undefined {
  if (!mayLackSchema(error)) throw error
}
