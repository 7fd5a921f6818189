import type { KeyScope } from '../keys/openToKeys.js'

/** JSON Schema 2020-12, as far as it is used here. */
export type Schema = { readonly [key: string]: unknown }

export type Parameter = { description?: string; required?: boolean; schema: Schema }

/** What somebody who calls an endpoint has to know of it. Errors every endpoint may give are not named. */
export type Described = {
  /**
   * What a good answer holds: a schema by its name (`Answers` in `scripts/openapi/answers.ts`), one of its
   * own, or files by their media types.
   */
  answer: { name: string } | { schema: Schema } | { types: readonly string[] }
  body?: { required?: boolean; schema: Schema }
  /** What it is refused with besides, by status. */
  errors?: Readonly<Record<number, string>>
  id: string
  /** Lines of JSON, each a message; the last says what it came to. */
  isStream?: boolean
  /** Of the query; those of the path are read off it. */
  parameters?: Readonly<Record<string, Parameter>>
  /** Status of a good answer. Default 200. */
  status?: number
  /** One line, and who may. */
  summary: string
  tag: 'Campaigns' | 'Codes' | 'Many codes' | 'People' | 'Scans' | 'Scanning' | 'Symbols' | 'System'
}

/** How a caller shows who it is: as Payload's user or with an API key of that scope, or as `who` says. */
export type Operation = Described &
  (
    | { scope: KeyScope; who?: undefined }
    | { scope?: undefined; who: 'everybody' | 'signature' | 'token' }
  )

/** By `method path`; the slug of our collections stands for itself (`codes`, `scans`, `campaigns`). */
export type Operations = Readonly<Record<string, Operation>>

export const text: Schema = { type: 'string' }
export const yes: Schema = { type: 'boolean' }
export const number: Schema = { type: 'number' }
export const id: Schema = { type: ['integer', 'string'] }
export const flag: Schema = { enum: ['0', '1'], type: 'string' }
export const date: Schema = { format: 'date', type: 'string' }
export const instant: Schema = { format: 'date-time', type: 'string' }

export const whole = (minimum: number, maximum?: number): Schema => ({
  minimum,
  ...(maximum !== undefined && { maximum }),
  type: 'integer',
})

export const oneOf = (...values: readonly string[]): Schema => ({ enum: values, type: 'string' })

export const orNull = (schema: Schema): Schema => ({ anyOf: [schema, { type: 'null' }] })

export const list = (items: Schema): Schema => ({ items, type: 'array' })

/** All of these, and no others; names that end in `?` may be left out. */
export function object(properties: Readonly<Record<string, Schema>>): Schema {
  const names = Object.keys(properties)
  const required = names.filter((name) => !name.endsWith('?'))
  return {
    additionalProperties: false,
    properties: Object.fromEntries(
      names.map((name) => [name.replace(/\?$/, ''), properties[name]!]),
    ),
    ...(required.length > 0 && { required }),
    type: 'object',
  }
}

/** Whatever the host's collection holds. */
export const document: Schema = { additionalProperties: true, type: 'object' }

export const parameter = (
  schema: Schema,
  description: string,
  more: { required?: boolean } = {},
): Parameter => ({ description, schema, ...more })
