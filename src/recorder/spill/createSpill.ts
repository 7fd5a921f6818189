import { closeSync, constants, fsyncSync, mkdirSync, openSync, writeFileSync } from 'node:fs'
import { type FileHandle, lstat, mkdir, open, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

import type { ScanRecord } from '../../vocabulary/scan.js'

import { openPlain } from './openPlain.js'
import { newSpillName, REJECTED, spillInUse } from './spillFiles.js'

export type Spill = {
  /** Resolves once the records are on the disk (synced); rejects when the disk refuses them. */
  append: (records: readonly ScanRecord[]) => Promise<void>
  /** The same, blocking, for the last moment of a process. */
  appendSync: (records: readonly ScanRecord[]) => void
  /** Bytes in the open file, 0 when none is open. */
  bytes: () => number
  readonly directory: string
  /**
   * Puts lines no store takes aside, for a person to look at. Resolves to how many there was no room
   * for: the file has a limit, and what lies under its name may be a link that is not followed.
   */
  reject: (lines: readonly string[]) => Promise<number>
  /** Lets go of the open file, so that it can be replayed; the next append starts another. */
  rotate: () => Promise<void>
}

/** Of refused lines that `rejected.ndjson` did not take. Its code is what the log says. */
export class NoRoom extends Error {
  readonly code = 'REJECTED_FILE_FULL_OR_LINK'
}

type OpenFile = { bytes: number; handle: FileHandle; inode: bigint; path: string }

const toLines = (records: readonly ScanRecord[]): string =>
  records.map((record) => `${JSON.stringify(record)}\n`).join('')

/** Only the owner may read it: user agents and referrers are in it (an address never is). */
const FILE_MODE = 0o600
const FOLDER_MODE = 0o700
/** Bytes of lines kept for a person: about twenty thousand scans. */
const REJECTED_BYTES = 16 * 1024 * 1024

/** Append-only JSON lines in a file of this process's own, a new one every `maxBytes`. */
export function createSpill(directory: string, maxBytes = 16 * 1024 * 1024): Spill {
  let file: null | OpenFile = null
  let last: Promise<unknown> = Promise.resolve()

  /** One after the other, so that lines never mix. */
  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = last.then(work, work)
    last = turn.catch(() => {})
    return turn
  }

  async function openFile(): Promise<OpenFile> {
    await prepare(directory)
    const path = join(directory, newSpillName())
    spillInUse().add(path)
    try {
      const handle = await open(path, 'ax', FILE_MODE)
      const { ino } = await handle.stat({ bigint: true })
      await syncFolder(directory)
      return { bytes: 0, handle, inode: ino, path }
    } catch (error) {
      spillInUse().delete(path)
      throw error
    }
  }

  async function letGo(): Promise<void> {
    const open = file
    file = null
    if (!open) return
    await open.handle.close().catch(() => {})
    spillInUse().delete(open.path)
  }

  async function appendOnce(bytes: Buffer): Promise<boolean> {
    file ??= await openFile()
    const { handle } = file
    try {
      await handle.appendFile(bytes)
      await handle.datasync()
    } catch (error) {
      // Half a line must not swallow the next one.
      await handle.truncate(file.bytes).catch(() => {})
      await letGo()
      throw error
    }
    file.bytes += bytes.length
    // Another process may have taken the file for a dead one's and be through with reading it.
    const still = await isStill(file)
    if (!still || file.bytes >= maxBytes) await letGo()
    return still
  }

  return {
    append: (records) =>
      inTurn(async () => {
        if (records.length === 0) return
        const bytes = Buffer.from(toLines(records))
        // Written twice is harmless (idempotent by scan id), not written is a lost scan.
        for (let tries = 0; tries < 3; tries += 1) if (await appendOnce(bytes)) return
        throw new Error('The spill file is taken away as often as it is made.')
      }),
    appendSync(records) {
      if (records.length === 0) return
      prepareSync(directory)
      // A file of its own: an append in flight may still be writing to the open one.
      const fd = openSync(join(directory, newSpillName()), 'ax', FILE_MODE)
      try {
        writeFileSync(fd, toLines(records))
        fsyncSync(fd)
      } finally {
        closeSync(fd)
      }
    },
    bytes: () => file?.bytes ?? 0,
    directory,
    reject: (lines) =>
      inTurn(async () => {
        if (lines.length === 0) return 0
        await prepare(directory)
        return appendRejected(join(directory, REJECTED), lines)
      }),
    rotate: () => inTurn(letGo),
  }
}

async function appendRejected(path: string, lines: readonly string[]): Promise<number> {
  const { O_APPEND, O_CREAT, O_WRONLY } = constants
  let handle: FileHandle
  try {
    handle = await openPlain(path, O_APPEND | O_CREAT | O_WRONLY, FILE_MODE)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ELOOP') return lines.length
    throw error
  }
  try {
    let room = REJECTED_BYTES - (await handle.stat()).size
    const kept: string[] = []
    for (const line of lines) {
      const bytes = Buffer.byteLength(line) + 1
      if (bytes > room) break
      room -= bytes
      kept.push(`${line}\n`)
    }
    if (kept.length > 0) {
      await handle.appendFile(kept.join(''))
      await handle.datasync()
    }
    return lines.length - kept.length
  } finally {
    await handle.close()
  }
}

async function isStill({ inode, path }: OpenFile): Promise<boolean> {
  try {
    return (await lstat(path, { bigint: true })).ino === inode
  } catch {
    return false
  }
}

/** A folder inside a checkout must not end up in a commit. */
async function prepare(directory: string): Promise<void> {
  const made = await mkdir(directory, { mode: FOLDER_MODE, recursive: true })
  if (made !== undefined) await writeFile(join(directory, '.gitignore'), '*\n')
}

function prepareSync(directory: string): void {
  const made = mkdirSync(directory, { mode: FOLDER_MODE, recursive: true })
  if (made !== undefined) writeFileSync(join(directory, '.gitignore'), '*\n')
}

/** Makes a new file's name survive a power cut; not every platform can open a folder. */
async function syncFolder(directory: string): Promise<void> {
  try {
    const handle = await open(directory, 'r')
    await handle.sync().finally(() => handle.close())
  } catch {
    // Windows: the name is safe without it.
  }
}
