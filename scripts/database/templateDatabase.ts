import { createDatabase, databaseURI, listDatabases, withClient } from './createDatabase.js'

const lockKey = 7_171_003

/**
 * Makes the database `name` once and lets `prepare` fill it, then copies are cheap:
 * `createDatabase(uri, copy, { template: name })`. `prepare` must close its connections.
 */
export const templateDatabase = (
  uri: string,
  name: string,
  prepare: (uri: string) => Promise<void>,
): Promise<void> =>
  withClient(uri, async (client) => {
    // one of several processes makes it, the others wait here
    await client.query('SELECT pg_advisory_lock($1)', [lockKey])
    if ((await listDatabases(uri, name)).includes(name)) return
    // under another name until it is complete: a failed attempt is never copied
    const partial = `${name}_partial`
    await client.query(`DROP DATABASE IF EXISTS ${client.escapeIdentifier(partial)} WITH (FORCE)`)
    await createDatabase(uri, partial)
    await prepare(databaseURI(uri, partial))
    await client.query(
      `ALTER DATABASE ${client.escapeIdentifier(partial)} RENAME TO ${client.escapeIdentifier(name)}`,
    )
  })
