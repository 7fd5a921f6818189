import { accessSync, constants, existsSync, statSync } from 'node:fs'
import { dirname, resolve } from 'node:path'

/**
 * Where scans wait while the database is away: `QR_SPILL_DIR`, else `.payload-plugin-qr` in the
 * working directory. Not the system's temporary folder, which a restart or a cleaner may empty.
 * `null` where the disk is read-only, as on serverless hosts; spilling is off there.
 *
 * The folder is made at the first spill, not here. Processes of one site may share it.
 *
 * @throws when `QR_SPILL_DIR` is set and cannot be written.
 */
export function defaultSpillDirectory(
  env: Record<string, string | undefined> = process.env,
  cwd: string = process.cwd(),
): null | string {
  const chosen = env.QR_SPILL_DIR?.trim()
  if (chosen) {
    const directory = resolve(cwd, chosen)
    if (canHold(directory)) return directory
    throw new Error(
      `QR_SPILL_DIR names "${chosen}", which this process cannot write. ` +
        'Make the folder writable, choose another, or leave the variable out.',
    )
  }
  const directory = resolve(cwd, '.payload-plugin-qr')
  return canHold(directory) ? directory : null
}

/** Is it a writable folder, or can it be made: is its nearest existing ancestor one? */
function canHold(directory: string): boolean {
  let at = directory
  while (!existsSync(at) && dirname(at) !== at) at = dirname(at)
  try {
    accessSync(at, constants.W_OK | constants.X_OK)
    return statSync(at).isDirectory()
  } catch {
    return false
  }
}
