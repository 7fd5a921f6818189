import { Client } from 'pg'

/** Every row of every table as text, by table. */
export async function dumpDatabase(uri: string): Promise<Record<string, string>> {
  const client = new Client({ connectionString: uri })
  await client.connect()
  try {
    const { rows: tables } = await client.query<{ name: string }>(
      `SELECT quote_ident(table_name) AS name FROM information_schema.tables
      WHERE table_schema = 'public' AND table_type = 'BASE TABLE'`,
    )
    const dump: Record<string, string> = {}
    for (const { name } of tables) {
      const { rows } = await client.query<{ row: string }>(`SELECT t::text AS row FROM ${name} t`)
      dump[name.replaceAll('"', '')] = rows.map(({ row }) => row).join('\n')
    }
    return dump
  } finally {
    await client.end()
  }
}
