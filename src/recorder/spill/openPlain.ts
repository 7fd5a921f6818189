import { constants } from 'node:fs'
import { type FileHandle, lstat, open } from 'node:fs/promises'

type Kind = { isFile: () => boolean; nlink: bigint | number }

/** A file with one name. Anybody who may write to the folder can put links there to files of others. */
const isPlain = (stats: Kind): boolean => stats.isFile() && Number(stats.nlink) === 1

/** What lies there, if it is a plain file. */
export async function plainStat(path: string) {
  const stats = await lstat(path)
  return isPlain(stats) ? stats : null
}

/**
 * Opens a plain file, never what a link leads to.
 *
 * @throws `ELOOP` for a link or anything else that is no plain file
 */
export async function openPlain(path: string, flags: number, mode?: number): Promise<FileHandle> {
  // Windows knows no such flag, nor such links without special rights.
  const handle = await open(path, flags | (constants.O_NOFOLLOW ?? 0), mode)
  const stats = await handle.stat()
  if (isPlain(stats)) return handle
  await handle.close()
  throw Object.assign(new Error('This is no plain file.'), { code: 'ELOOP' })
}
