import { execFile } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chownSync, existsSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'

import type { Place } from './placeDatabase.js'

/** Environment of the server: none of ours that begins with PG, and English messages. */
export const serverEnv = (): NodeJS.ProcessEnv => {
  const kept = ['HOME', 'PATH', 'SystemRoot', 'TEMP', 'TMP', 'TMPDIR']
  const env = kept.map((name) => [name, process.env[name]]).filter(([, value]) => value)
  return { ...Object.fromEntries(env), LC_ALL: 'C', TZ: 'UTC' } as NodeJS.ProcessEnv
}

/** Fills the data folder, once. An interrupted attempt is cleared first. */
export const initialise = async (place: Place, password: string): Promise<void> => {
  const { data, user } = place
  if (existsSync(path.join(data, 'global', 'pg_control'))) return
  for (const entry of readdirSync(data)) rmSync(path.join(data, entry), { recursive: true })

  const secret = path.join(path.dirname(data), `.initdb-${randomBytes(6).toString('hex')}`)
  writeFileSync(secret, `${password}\n`, { flag: 'wx', mode: 0o600 })
  if (user) chownSync(secret, user.uid, user.gid)
  const flags = [
    '--username=postgres',
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    '--locale=C',
    // the machine may have no UTF-8 locale: PostgreSQL's own knows upper and lower case of them all
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--no-instructions',
    '--no-sync',
  ]
  try {
    await promisify(execFile)(place.initdb, [`--pgdata=${data}`, `--pwfile=${secret}`, ...flags], {
      cwd: os.tmpdir(),
      env: serverEnv(),
      ...user,
    })
  } catch (error) {
    const { code, stderr } = error as { code?: unknown; stderr?: string }
    const reason = stderr?.trim().split('\n').at(-1) || `initdb failed (${String(code)})`
    throw new Error(`PostgreSQL could not be set up: ${reason}`)
  } finally {
    rmSync(secret, { force: true })
  }
}
