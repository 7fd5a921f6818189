import { randomBytes } from 'node:crypto'
import { readdir, rename } from 'node:fs/promises'
import { join } from 'node:path'

import { plainStat } from './openPlain.js'

/** `scans-<pid>-<random>.ndjson`, and while it is replayed `….ndjson.replaying-<pid>`. */
const NAME = /^(scans-(\d+)-[0-9a-f]+\.ndjson)(?:\.replaying-(\d+))?$/

type SpillName = {
  /** Name without the claim. */
  base: string
  claimed: boolean
  /** Process that appends to it or replays it. */
  pid: number
}

export const REJECTED = 'rejected.ndjson'

export const newSpillName = (): string =>
  `scans-${process.pid}-${randomBytes(6).toString('hex')}.ndjson`

const replayingName = (base: string): string => `${base}.replaying-${process.pid}`

function parseSpillName(name: string): null | SpillName {
  const match = NAME.exec(name)
  if (!match) return null
  const [, base, writer, claimer] = match
  return { base: base!, claimed: claimer !== undefined, pid: Number(claimer ?? writer) }
}

/** Is there a process of this number that could still be at work? Not known for other machines. */
function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

const KEY = Symbol.for('payload-plugin-qr.spillFiles')

/**
 * Paths this process appends to or replays. On `globalThis`, because bundlers load a module more
 * than once and a restarted container gets the process number its predecessor had: an own number
 * that is not in here is a file of a dead one.
 */
export function spillInUse(): Set<string> {
  const holder = globalThis as { [KEY]?: Set<string> }
  return (holder[KEY] ??= new Set())
}

/** A living process that has not appended for this long finds out by itself and starts a new file. */
const IDLE_FILE = 60_000
/** A replay of one file takes seconds. */
const IDLE_CLAIM = 600_000

/**
 * Takes the spill files that nobody is at work on, by renaming them; paths of those taken. Of two
 * processes that want the same file one gets it. Process numbers are reused and say nothing about
 * other machines, so age counts too: taking a living process's file is safe, see `createSpill`.
 */
export async function claimSpills(directory: string): Promise<string[]> {
  const taken: string[] = []
  for (const name of (await list(directory)).sort()) {
    const parsed = parseSpillName(name)
    if (!parsed) continue
    const from = join(directory, name)
    const to = join(directory, replayingName(parsed.base))
    if (spillInUse().has(from) || spillInUse().has(to)) continue
    if (!(await isFree(from, parsed))) continue
    // Asked again: another writer of this process may have come first while we looked.
    if (spillInUse().has(from) || spillInUse().has(to)) continue
    spillInUse().add(to)
    try {
      await rename(from, to)
      taken.push(to)
    } catch {
      spillInUse().delete(to)
    }
  }
  return taken
}

async function list(directory: string): Promise<string[]> {
  try {
    return await readdir(directory)
  } catch {
    // Not made yet, or not readable: either way nothing to be had.
    return []
  }
}

async function isFree(path: string, { claimed, pid }: SpillName): Promise<boolean> {
  try {
    const stats = await plainStat(path)
    if (!stats) return false
    if (pid === process.pid || !isAlive(pid)) return true
    const { ctimeMs, mtimeMs } = stats
    // A rename changes the ctime, so this is the age of the claim.
    return claimed ? Date.now() - ctimeMs > IDLE_CLAIM : Date.now() - mtimeMs > IDLE_FILE
  } catch {
    return false
  }
}
