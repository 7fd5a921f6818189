import type { NameStore } from '../../../vocabulary/names.js'
import type { ID } from '../../../vocabulary/scan.js'
import type { Presence } from '../presence.js'
import type { Schema, Table } from '../schema.js'

import { inTransaction } from '../inTransaction.js'
import { literal } from '../schema.js'
import { createMoveCampaign } from './moveCampaign.js'

/** Whether the database has the table. */
export const hasNames = ({ names }: Pick<Schema, 'names'>): boolean =>
  ['kept', 'qrCode', 'text'].every(names.has)

/** The store of names, by what there is of the schema just now. */
export function followNames(presence: Pick<Presence, 'schema' | 'started'>): NameStore {
  const present = async () => {
    await presence.started()
    return createNames(presence.schema())
  }
  return {
    claimNames: async (...asked) => (await present()).claimNames(...asked),
    keepsNames: async () => (await present()).keepsNames(),
    moveCampaign: async (...asked) => (await present()).moveCampaign(...asked),
    namedBy: async (...asked) => (await present()).namedBy(...asked),
    namesOf: async (...asked) => (await present()).namesOf(...asked),
    releaseNames: async (...asked) => (await present()).releaseNames(...asked),
  }
}

/**
 * Texts of codes. The unique index over them decides who gets one. Codes from before the table have no
 * row until they are saved, so their own texts are looked for beside it.
 */
function createNames(schema: Schema): NameStore {
  if (!hasNames(schema)) return NOTHING
  const { codes, names } = schema
  const [code, kept, text] = ['qrCode', 'kept', 'text'].map(names.column) as [
    string,
    string,
    string,
  ]
  const valueOf = idLiteral(codes)
  const ofCode = (id: ID) => `${code} = ${valueOf(id)}`

  const namesOf: NameStore['namesOf'] = async (id, req) => {
    const rows = await inTransaction(
      req,
      `SELECT ${text} AS text, ${kept} IS TRUE AS kept FROM ${names.name} WHERE ${ofCode(id)}`,
    )
    return rows as unknown as Awaited<ReturnType<NameStore['namesOf']>>
  }

  return {
    async claimNames(id, wanted, keep, req) {
      const had = await namesOf(id, req)
      // what is kept may be of before the table was there
      const all = [...new Set([...wanted, ...keep])]
      const news = all.filter((one) => !had.some((known) => known.text === one))
      const got = news.length > 0 ? await inTransaction(req, claim(id, news)) : []
      const marks = keep.filter((one) => !had.some((known) => known.kept && known.text === one))
      if (marks.length > 0) {
        await inTransaction(
          req,
          `UPDATE ${names.name} SET ${kept} = TRUE WHERE ${ofCode(id)} AND ${text} IN (${list(marks)})`,
        )
      }
      if (had.some((one) => !one.kept && !wanted.includes(one.text))) {
        await inTransaction(
          req,
          `DELETE FROM ${names.name} WHERE ${ofCode(id)} AND ${text} NOT IN (${list(wanted)}) AND ${kept} IS NOT TRUE`,
        )
      }
      return news.filter((one) => !got.some((row) => row.text === one))
    },
    keepsNames: async () => true,
    moveCampaign: createMoveCampaign(schema),
    async namedBy(asked, req) {
      const [row] = await inTransaction(
        req,
        `SELECT ${code} AS id FROM ${names.name} WHERE ${text} = ${literal(asked)} AND ${code} IS NOT NULL`,
      )
      return (row?.id as ID | undefined) ?? null
    },
    namesOf,
    async releaseNames(texts, req) {
      if (texts.length === 0) return
      await inTransaction(
        req,
        `DELETE FROM ${names.name} WHERE ${text} IN (${list(texts)}) AND ${code} IS NULL`,
      )
    },
  }

  /** In one order, so that no two wait for each other. What a code left behind is to be had. */
  function claim(id: ID, texts: readonly string[]): string {
    const makesID = names.type('id') === 'uuid'
    const columns = [...(makesID ? [names.column('id')] : []), text, code, kept].join(', ')
    return `INSERT INTO ${names.name} AS n (${columns})
      SELECT ${makesID ? 'gen_random_uuid(), ' : ''}wanted.text, ${valueOf(id)}, FALSE
      FROM unnest(ARRAY[${list(texts)}]) AS wanted(text)
      WHERE NOT EXISTS (SELECT 1 FROM ${codes.name} c
        WHERE c.${codes.column('code')} = wanted.text AND c.${codes.column('id')} <> ${valueOf(id)}
        AND NOT EXISTS (SELECT 1 FROM ${names.name} o WHERE o.${code} = c.${codes.column('id')}))
      ORDER BY wanted.text
      ON CONFLICT (${text}) DO UPDATE SET ${code} = excluded.${code}, ${kept} = FALSE WHERE n.${code} IS NULL
      RETURNING ${text} AS text`
  }
}

const list = (texts: readonly string[]): string => texts.map(literal).join(', ')

/** An id as the column has it: a number, a text or a uuid. */
const idLiteral = (codes: Table) => {
  const type = codes.type('id')
  return (id: ID): string => `${literal(String(id))}::${type}`
}

const NOTHING: NameStore = {
  claimNames: async () => [],
  keepsNames: async () => false,
  moveCampaign: async () => ({ moved: 0, taken: [] }),
  namedBy: async () => null,
  namesOf: async () => [],
  releaseNames: async () => {},
}
