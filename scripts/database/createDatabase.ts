import pg from 'pg'

/** Runs `work` on one connection of its own. */
export const withClient = async <T>(
  uri: string,
  work: (client: pg.Client) => Promise<T>,
): Promise<T> => {
  const client = new pg.Client({ connectionString: uri, connectionTimeoutMillis: 5000 })
  // a server that stops meanwhile fails the query; without a listener it would end the process
  client.on('error', () => {})
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end().catch(() => {})
  }
}

/** `uri` with another database's name. */
export const databaseURI = (uri: string, name: string): string => {
  const url = new URL(uri)
  url.pathname = `/${encodeURIComponent(name)}`
  return url.href
}

/**
 * Creates a database beside the one `uri` names and answers with its URI. `template`: a database
 * nobody is connected to, copied with its tables and rows.
 */
export const createDatabase = async (
  uri: string,
  name: string,
  { template = 'template0' }: { template?: string } = {},
): Promise<string> => {
  await withClient(uri, (client) =>
    client.query(
      // template0 is the one template whose encoding may be chosen
      `CREATE DATABASE ${client.escapeIdentifier(name)} TEMPLATE ${client.escapeIdentifier(template)}` +
        (template === 'template0' ? " ENCODING 'UTF8'" : ''),
    ),
  )
  return databaseURI(uri, name)
}

/** Drops a database and whoever is still connected to it. */
export const dropDatabase = async (uri: string, name: string): Promise<void> => {
  await withClient(uri, (client) =>
    client.query(`DROP DATABASE IF EXISTS ${client.escapeIdentifier(name)} WITH (FORCE)`),
  )
}

/** Names of the server's databases that start with `prefix`. */
export const listDatabases = (uri: string, prefix: string): Promise<string[]> =>
  withClient(uri, async (client) => {
    const { rows } = await client.query<{ datname: string }>(
      'SELECT datname FROM pg_database WHERE starts_with(datname, $1)',
      [prefix],
    )
    return rows.map((row) => row.datname)
  })
