import { randomBytes } from 'node:crypto'

/** `scans-<pid>-<random>.ndjson`, and while it is replayed `….ndjson.replaying-<pid>`. */
const NAME = /^(scans-(\d+)-[0-9a-f]+\.ndjson)(?:\.replaying-(\d+))?$/

export type SpillName = {
  /** Name without the claim. */
  base: string
  claimed: boolean
  /** Process that appends to it or replays it. */
  pid: number
}

export const REJECTED = 'rejected.ndjson'

export function newSpillName(pid: number = process.pid): string {
  return `scans-${pid}-${randomBytes(6).toString('hex')}.ndjson`
}

export function replayingName(base: string, pid: number = process.pid): string {
  return `${base}.replaying-${pid}`
}

export function parseSpillName(name: string): null | SpillName {
  const match = NAME.exec(name)
  if (!match) return null
  const [, base, writer, claimer] = match
  return { base: base!, claimed: claimer !== undefined, pid: Number(claimer ?? writer) }
}

/** Is there a process of this number that could still be at work? Not known for other machines. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
