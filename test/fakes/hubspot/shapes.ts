import { Ajv } from 'ajv'

import { SCHEMAS } from './schemas.js'

export type Shape = keyof typeof SCHEMAS

const ajv = new Ajv({ strict: true })
const checks = Object.fromEntries(
  Object.entries(SCHEMAS).map(([name, schema]) => [name, ajv.compile(schema)]),
) as Record<Shape, ReturnType<typeof ajv.compile>>

/** `null` for a body of the published shape, else where it differs and what belongs there. */
export function wrongShape(shape: Shape, body: unknown): null | string {
  const check = checks[shape]
  return check(body) ? null : ajv.errorsText(check.errors, { dataVar: 'body' })
}
