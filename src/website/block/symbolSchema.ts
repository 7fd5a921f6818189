import type { JSONField } from 'payload'

type Schema = ReturnType<NonNullable<JSONField['typescriptSchema']>[number]>

const text = { type: ['string', 'null'] } satisfies Schema

/** The type of a block's `symbol` in the host's generated types. */
export const symbolSchema: Schema = {
  type: ['object', 'null'],
  additionalProperties: false,
  properties: { code: text, printedURL: text, shortURL: text },
}
