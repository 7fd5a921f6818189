import { withClient } from '../database/createDatabase.js'
import { removeDatabase } from '../database/removeDatabase.js'
import { startDatabase } from '../database/startDatabase.js'
import { DemoError } from './DemoError.js'
import { say } from './progress.js'

export type DemoDatabase = { stop: () => Promise<void>; uri: string }

/** Server and database of a URI, without user and password. */
const nameOf = (uri: string): string => {
  try {
    const { host, pathname } = new URL(uri)
    return `${host || 'localhost'}${pathname}`
  } catch {
    throw new DemoError(
      'DATABASE_URI is not a URL. It looks like postgres://user:password@host:5432/database',
    )
  }
}

/** Empties the reader's own database, but only one that holds a demo and nothing else is known of. */
const startOver = (uri: string, name: string): Promise<void> =>
  withClient(uri, async (client) => {
    const { rows } = await client.query<{ codes: null | string; tables: number }>(
      `SELECT to_regclass('public.qr_codes') AS codes,
        (SELECT count(*)::int FROM pg_tables WHERE schemaname = 'public') AS tables`,
    )
    if (rows[0]?.tables === 0) return
    const users = rows[0]?.codes
      ? await client
          .query(`SELECT 1 FROM users WHERE email = 'admin@example.com'`)
          .catch(() => null)
      : null
    if (!users?.rowCount) {
      throw new DemoError(`--fresh: ${name} holds something else than the demo. Empty it yourself.`)
    }
    await client.query('DROP SCHEMA public CASCADE; CREATE SCHEMA public')
  })

const useGiven = async (uri: string, fresh: boolean): Promise<DemoDatabase> => {
  const name = nameOf(uri)
  await withClient(uri, () => Promise.resolve()).catch((error: NodeJS.ErrnoException) => {
    // the driver's own message may repeat the connection's details
    throw new DemoError(
      `Cannot reach the database ${name} (${error.code ?? 'no answer'}). Check DATABASE_URI.`,
    )
  })
  if (fresh) await startOver(uri, name)
  say(`Database ${name}`)
  return { stop: () => Promise.resolve(), uri }
}

/** The database of DATABASE_URI, else PostgreSQL from npm with its data in `folder`. */
export const openDatabase = async (
  folder: string,
  { fresh, given }: { fresh: boolean; given: string | undefined },
): Promise<DemoDatabase> => {
  if (given) return useGiven(given, fresh)
  if (fresh) await removeDatabase(folder)
  const database = await startDatabase({ directory: folder, name: 'demo', onNotice: say })
  say('PostgreSQL is up')
  return database
}

/** Whether somebody with this address can sign in; `false` on an empty database. */
export const hasUser = (uri: string, email: string): Promise<boolean> =>
  withClient(uri, async (client) => {
    const { rowCount } = await client.query('SELECT 1 FROM users WHERE email = $1', [email])
    return Boolean(rowCount)
  }).catch(() => false)
