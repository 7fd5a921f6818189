import { randomBytes } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'

import { writableFolder } from './writableFolder.js'

/** Makes the folder for data and logs. Throws when it cannot be written to. */
export const demoFolder = (root: string): string =>
  writableFolder(path.join(root, '.demo'), 'The demo keeps its data in')

export type Secrets = { PAYLOAD_SECRET: string; QR_IP_HASH_SALT: string }

/** The demo's own secrets, made once; what the environment names wins. */
export const demoSecrets = (
  folder: string,
  env: Record<string, string | undefined> = process.env,
): Secrets => {
  const file = path.join(folder, 'secrets.json')
  const make = (): string => randomBytes(32).toString('base64url')
  let kept: Secrets
  try {
    kept = JSON.parse(readFileSync(file, 'utf8')) as Secrets
  } catch {
    kept = { PAYLOAD_SECRET: make(), QR_IP_HASH_SALT: make() }
    writeFileSync(file, JSON.stringify(kept), { mode: 0o600 })
  }
  return {
    PAYLOAD_SECRET: env.PAYLOAD_SECRET || kept.PAYLOAD_SECRET,
    QR_IP_HASH_SALT: env.QR_IP_HASH_SALT || kept.QR_IP_HASH_SALT,
  }
}
