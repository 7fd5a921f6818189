import { randomBytes } from 'node:crypto'
import { inject } from 'vitest'

import { createDatabase } from '../scripts/database/createDatabase.js'
import { templateDatabase } from '../scripts/database/templateDatabase.js'

export type Template = {
  name: string
  /** Fills the template, once per run. Must close its connections. */
  prepare: (uri: string) => Promise<void>
}

/**
 * URI of a new database of this test file's own; it goes when the run ends. Empty, or a copy of a
 * template that the first one to ask prepares (e.g. with a pushed schema).
 */
export const freshDatabase = async (template?: Template): Promise<string> => {
  const server = inject('databaseServer')
  const prefix = inject('databasePrefix')
  const name = `${prefix}${randomBytes(5).toString('hex')}`
  if (!template) return createDatabase(server, name)
  const source = `${prefix}t_${template.name}`
  await templateDatabase(server, source, template.prepare)
  return createDatabase(server, name, { template: source })
}
