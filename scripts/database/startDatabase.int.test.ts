import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'

import { withClient } from './createDatabase.js'
import { isAlive } from './processes.js'
import { removeDatabase } from './removeDatabase.js'
import { readLock } from './serverState.js'
import { startDatabase } from './startDatabase.js'

let directory: string
beforeEach(() => {
  directory = mkdtempSync(path.join(os.tmpdir(), 'payload-plugin-qr-start-'))
})
afterEach(async () => {
  if (existsSync(directory)) await removeDatabase(directory)
  rmSync(directory, { force: true, recursive: true })
})

const module = (file: string): string => pathToFileURL(path.join(import.meta.dirname, file)).href

/** A process of its own that starts the database, says so and waits. */
const startElsewhere = async (
  options: object,
): Promise<{ kill: () => Promise<void>; pid: number }> => {
  const code = `
    const { startDatabase } = await import(${JSON.stringify(module('startDatabase.ts'))})
    const { pid } = await startDatabase(${JSON.stringify(options)})
    console.log(pid)
    setInterval(() => {}, 1000)`
  const flags = ['--import', 'tsx', '--input-type=module', '-e', code]
  const child = spawn(process.execPath, flags, { stdio: ['ignore', 'pipe', 'pipe'] })
  let errors = ''
  child.stderr.on('data', (chunk) => (errors += String(chunk)))
  const pid = await new Promise<number>((resolve, reject) => {
    child.stdout.once('data', (chunk) => resolve(Number(chunk)))
    child.once('exit', () => reject(new Error(errors)))
  })
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  return { kill: () => (child.kill('SIGKILL'), exited), pid }
}

const query = (uri: string, sql: string) => withClient(uri, (client) => client.query(sql))

describe('startDatabase', () => {
  it('keeps data and address between runs and listens on this machine only', async () => {
    const first = await startDatabase({ directory, fsync: false, name: 'demo' })
    await query(first.uri, 'CREATE TABLE kept AS SELECT 1 AS id')
    const { rows } = await query(first.uri, 'SHOW listen_addresses')
    expect(rows).toEqual([{ listen_addresses: '127.0.0.1' }])
    await first.stop()
    expect(isAlive(first.pid)).toBe(false)

    const second = await startDatabase({ directory, fsync: false, name: 'demo' })
    expect(second.uri).toBe(first.uri)
    expect((await query(second.uri, 'SELECT id FROM kept')).rows).toEqual([{ id: 1 }])
    await second.stop()
  })

  it('survives the death of the process that started it, without leaving a server behind', async () => {
    const other = await startElsewhere({ directory, fsync: false, name: 'demo' })
    await other.kill()
    const again = await startDatabase({ directory, fsync: false, name: 'demo' })
    expect((await query(again.uri, 'SELECT 1 AS one')).rows).toEqual([{ one: 1 }])
    await again.stop()
    await vi.waitFor(() => expect(isAlive(other.pid)).toBe(false), 10_000)
    expect(isAlive(again.pid)).toBe(false)
  })

  it('takes over a server whose starter is gone', async () => {
    const first = await startDatabase({ directory, fsync: false, name: 'demo' })
    const file = path.join(directory, 'server.json')
    const state = JSON.parse(readFileSync(file, 'utf8')) as object
    // as if another process had started it and died together with its watchdog
    writeFileSync(file, JSON.stringify({ ...state, owner: { command: 'node', pid: 2 ** 22 + 1 } }))
    const second = await startDatabase({ directory, fsync: false, name: 'demo' })
    expect(second.pid).toBe(first.pid)
    await second.stop()
    expect(isAlive(first.pid)).toBe(false)
  })

  it('refuses to share the folder of a run that is still going', async () => {
    const other = await startElsewhere({ directory, fsync: false, name: 'demo' })
    await expect(startDatabase({ directory, fsync: false, name: 'demo' })).rejects.toThrow(
      /in use by another run \(process \d+\)/,
    )
    expect(isAlive(other.pid)).toBe(true)
    await other.kill()
    await vi.waitFor(() => expect(isAlive(other.pid)).toBe(false), 10_000)
  })

  it('is not misled by the lock of a server whose number another process got', async () => {
    const first = await startDatabase({ directory, fsync: false, name: 'demo' })
    await first.stop()
    const lock = path.join(directory, 'postgres', 'postmaster.pid')
    const lines = [process.pid, path.join(directory, 'postgres'), 0, 5432, '', '127.0.0.1', '', '']
    writeFileSync(lock, lines.join('\n'))
    const second = await startDatabase({ directory, fsync: false, name: 'demo' })
    expect(readLock(path.join(directory, 'postgres'))?.pid).toBe(second.pid)
    await second.stop()
  })

  it('removes a temporary folder when its process is killed', async () => {
    const options = { directory, fsync: false, name: 'demo', temporary: true }
    const other = await startElsewhere(options)
    await other.kill()
    await vi.waitFor(() => expect(existsSync(directory)).toBe(false), 10_000)
    expect(isAlive(other.pid)).toBe(false)
  })

  it('works in a folder that only its owner can enter', async () => {
    const folder = path.join(directory, 'closed', 'demo')
    mkdirSync(path.dirname(folder), { mode: 0o700 })
    const options = { directory: folder, fsync: false, name: 'demo', temporary: true }
    const notices: string[] = []
    const database = await startDatabase({ ...options, onNotice: (line) => notices.push(line) })
    expect((await query(database.uri, 'SELECT 1 AS one')).rows).toEqual([{ one: 1 }])
    await database.stop()
    expect(existsSync(folder)).toBe(false)
    // only root has to run the server as somebody else
    if (process.getuid?.() !== 0) return expect(notices).toEqual([])
    const elsewhere = /the data is in (\S+)$/.exec(notices[0] ?? '')?.[1]
    expect(elsewhere).not.toContain(directory)
    expect(existsSync(path.dirname(elsewhere as string))).toBe(false)
  })

  it('names the folder when the password to it is lost', async () => {
    const first = await startDatabase({ directory, fsync: false, name: 'demo' })
    await first.stop()
    rmSync(path.join(directory, 'server.json'))
    await expect(startDatabase({ directory, name: 'demo' })).rejects.toThrow(
      `The password of the database in ${directory} is lost`,
    )
  })
})
