import type { CodeEntry, ID } from '../../vocabulary/scan.js'
import type { CodeChange, CodeSource, ListenHandlers } from '../../vocabulary/store.js'
import type { CodeDirectory, CodeDirectoryOptions } from './types.js'

import { connectionError } from '../../recorder/writer.fixture.js'
import { codeEntry } from '../scan.fixture.js'
import { createCodeDirectory } from './createCodeDirectory.js'

export function entry(overrides: Partial<CodeEntry> = {}): CodeEntry {
  const id = overrides.id ?? 1
  return codeEntry({ code: `C${id}`, id, ...overrides })
}

/** A database with LISTEN, whose answers can be held back: they are read when asked, given later. */
export class FakeSource implements CodeSource {
  calls = { affected: 0, find: 0, listen: 0, page: 0 }
  rows = new Map<ID, CodeEntry>()
  mode: 'down' | 'up' = 'up'
  /** Answers are held back while true. */
  holding: { affected?: boolean; find?: boolean; page?: boolean } = {}
  handlers: ListenHandlers | null = null
  /** Without it changes reach nobody. */
  connected = false
  private held: { go: () => void; what: string }[] = []

  constructor(entries: CodeEntry[] = []) {
    for (const one of entries) this.rows.set(one.id, one)
  }

  affected = (change: CodeChange) =>
    this.answer('affected', () => {
      if (change.kind !== 'codes') return [...this.rows.values()]
      return change.ids.flatMap((id) => this.rows.get(id) ?? [])
    })

  find = (code: string) =>
    this.answer('find', () => [...this.rows.values()].find((row) => row.code === code) ?? null)

  page = (after: ID | null, limit: number) =>
    this.answer('page', () =>
      [...this.rows.values()]
        .filter(({ id }) => after === null || Number(id) > Number(after))
        .sort((a, b) => Number(a.id) - Number(b.id))
        .slice(0, limit),
    )

  listen = async (handlers: ListenHandlers) => {
    this.calls.listen += 1
    if (this.mode === 'down') throw connectionError()
    this.handlers = handlers
    this.connect()
    return async () => {
      this.handlers = null
    }
  }

  /** An edit, committed: all who listen are told. */
  save(row: CodeEntry): void {
    this.rows.set(row.id, row)
    this.tell({ ids: [row.id], kind: 'codes' })
  }

  delete(id: ID): void {
    this.rows.delete(id)
    this.tell({ ids: [id], kind: 'codes' })
  }

  tell(change: CodeChange): void {
    if (this.connected) this.handlers?.onChange(change)
  }

  connect(): void {
    this.connected = true
    this.handlers?.onConnect()
  }

  disconnect(): void {
    this.connected = false
    this.handlers?.onDisconnect()
  }

  heldBack = (what: string): number => this.held.filter((one) => one.what === what).length

  release(what: 'affected' | 'find' | 'page'): void {
    this.holding[what] = false
    const going = this.held.filter((one) => one.what === what)
    this.held = this.held.filter((one) => one.what !== what)
    for (const { go } of going) go()
  }

  private async answer<T>(what: 'affected' | 'find' | 'page', read: () => T): Promise<T> {
    this.calls[what] += 1
    if (this.mode === 'down') throw connectionError()
    const result = structuredClone(read())
    if (this.holding[what]) await new Promise<void>((go) => this.held.push({ go, what }))
    else await new Promise((resolve) => setImmediate(resolve))
    return result
  }
}

const open = new Set<CodeDirectory>()

/** A directory with short pauses, stopped by `stopAll`. */
export function testDirectory(source: FakeSource, options: Partial<CodeDirectoryOptions> = {}) {
  const directory = createCodeDirectory({ backoff: { base: 2, max: 10 }, source, ...options })
  open.add(directory)
  return directory
}

export async function started(source: FakeSource, options: Partial<CodeDirectoryOptions> = {}) {
  const directory = testDirectory(source, options)
  await directory.start()
  return directory
}

export async function stopAll(): Promise<void> {
  for (const directory of open) await directory.stop()
  open.clear()
}

export const many = (count: number): CodeEntry[] =>
  Array.from({ length: count }, (_, at) => entry({ id: at + 1 }))

export const turn = () => new Promise((resolve) => setImmediate(resolve))
