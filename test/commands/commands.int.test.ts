import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { gunzipSync } from 'node:zlib'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'

import { optionsOf } from '../../src/options/optionsOf.js'
import { runtimeOf } from '../../src/runtime/runtimeOf.js'
import { storeOf } from '../../src/store/storeOf.js'
import { freePort } from '../redirector/runRedirector.js'
import { scanRecord } from '../scanRecord.js'
import { startPayload, type TestPayload } from '../startPayload.js'
import { temporaryFolder } from '../temporaryFolder.js'
import { until } from '../until.js'

const root = fileURLToPath(new URL('../..', import.meta.url))
const config = (name: string) => `${root}test/commands/${name}.config.ts`
/** The program as it is published. */
const PROGRAM = `${root}dist/plugin/bin.js`
const running = new Set<ChildProcess>()

let site: TestPayload
beforeAll(async () => {
  site = await startPayload({ scans: { sinks: [{ name: 'files', write: async () => {} }] } })
  // that is the command's to do
  await runtimeOf(site.payload).sinks.stop()
})
afterAll(() => site.stop())
afterEach(() => {
  for (const child of running) child.kill('SIGKILL')
})

type Start = { args: string[]; cwd?: string; env?: Record<string, string> }

function start({ args, cwd = root, env }: Start) {
  const child = spawn(process.execPath, [PROGRAM, ...args], {
    cwd,
    env: {
      ...process.env,
      DATABASE_URI: site.uri,
      NODE_ENV: 'production',
      PAYLOAD_CONFIG_PATH: config('payload'),
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  running.add(child)
  const said = { stderr: '', stdout: '' }
  for (const stream of ['stderr', 'stdout'] as const) {
    child[stream].on('data', (chunk: Buffer) => (said[stream] += chunk.toString()))
  }
  const ended = once(child, 'close').then(([code]) => {
    running.delete(child)
    return { ...said, code: code as null | number }
  })
  return { child, ended }
}

const run = (args: string[], more: Omit<Start, 'args'> = {}) => start({ args, ...more }).ended

/** Loading a config takes seconds of a processor, which others may want as well. */
const PATIENCE = { timeout: 300_000 }

describe('every command ends with 0 when its work is done, and never else', PATIENCE, () => {
  it('rebuild, time after time', async () => {
    for (let time = 0; time < 3; time++) {
      const { code, stderr } = await run(['rebuild'])
      expect(stderr).toMatch(/qr:rebuild: 0 scans counted in [\d.]+ s/)
      expect(code).toBe(0)
    }
  })

  it('retain, with the scans that are older than the host says', async () => {
    const store = storeOf(site.payload, optionsOf(site.payload))
    const { id } = await site.payload.create({
      collection: 'qr-codes',
      data: { code: 'OLD', destination: { type: 'url', url: 'https://example.com' }, title: 'Old' },
    })
    const ago = (days: number) =>
      scanRecord({ code: 'OLD', qrCode: id, scannedAt: Date.now() - days * 86_400_000 })
    const scans = [90, 80, 70, 40, 1].map(ago)
    await store.writeScans(scans)
    await store.stats.fold()
    const { code, stderr } = await run(['retain'])
    expect(stderr).toContain('qr:retain: 3 scans older than 60 days deleted')
    expect(code).toBe(0)
    const { docs } = await site.payload.find({ collection: 'qr-scans', sort: 'scanId' })
    expect(docs.map(({ scanId }) => scanId)).toEqual(scans.slice(3).map(({ scanId }) => scanId))
    expect((await run(['retain', '--now'])).code).toBe(1)
  })

  it('maps, with what every code answers', async () => {
    const destination = { type: 'url', url: 'https://example.com/map' } as const
    await site.payload.create({ collection: 'qr-codes', data: { code: 'MAP', destination, title: 'Map' } }) // prettier-ignore
    const folder = temporaryFolder('maps')
    const { code, stderr } = await run(['maps', '--format', 'json', '--out', folder])
    expect(stderr).toMatch(/qr:maps: [12] codes written, 0 lead nowhere just now/)
    expect(code).toBe(0)
    const file = JSON.parse(readFileSync(`${folder}/qr.json`, 'utf8')) as { codes: unknown[] }
    expect(file.codes.at(-1)).toMatchObject({ code: 'MAP', to: expect.stringContaining('https://example.com/map?utm_') }) // prettier-ignore
    const nowhere = await run(['maps'])
    expect(nowhere.code).toBe(1)
    expect(nowhere.stderr).toContain('say --out <folder>')
    const unknown = await run(['maps', '--format', 'iis'])
    expect(unknown.code).toBe(1)
    expect(unknown.stderr).toContain('--format got "iis", takes a list of apache')
  })

  it('sinks, which hands over what waits and says what does not go', async () => {
    const folder = temporaryFolder('files')
    const env = { QR_TEST_FILES: folder }
    await storeOf(site.payload, optionsOf(site.payload)).writeScans(
      [1, 2, 3].map((visitor) => scanRecord({ code: 'OLD', qrCode: 1, visitor: String(visitor) })),
    )
    const { code, stderr } = await run(['sinks'], { env })
    expect(stderr).toContain('qr:sinks: files: 0 scans wait, 0 dropped')
    expect(code).toBe(0)
    const lines = readdirSync(folder).flatMap((name) =>
      gunzipSync(readFileSync(path.join(folder, name)))
        .toString()
        .trim()
        .split('\n'),
    )
    expect(lines.filter((line) => line.includes('"visitor":"3"'))).toHaveLength(1)
    expect((await run(['sinks', '--now'], { env })).code).toBe(1)
    const past = await run(['backfill', '--sink', 'files'], { env })
    expect(past.stderr).toMatch(/qr:backfill: \d+ scans handed to files: all there are/)
    expect(past.code).toBe(0)
    const wrong = await run(['backfill', '--sink', 'lake'], { env })
    expect(wrong.stderr).toContain('--sink got "lake", takes one of options.scans.sinks: files')
    expect(wrong.code).toBe(1)
    expect((await run(['sinks'])).stderr).toContain('options.scans.sinks is empty')
    const nothing = await run(['compare'])
    expect(nothing.stderr).toContain('options.scans.analytics got nothing, takes an engine')
    expect(nothing.code).toBe(1)
  })

  it('alerts, and says what it looked at', async () => {
    const { code, stderr } = await run(['alerts'])
    expect(stderr).toMatch(/qr:alerts: 0 codes checked, 0 webhooks sent, \d+ new alerts, 0 e-mails/)
    expect(code).toBe(0)
    expect((await run(['alerts', '--now'])).code).toBe(1)
  })

  it('reports, where there are some', async () => {
    const off = await run(['reports'])
    expect(off.stderr).toContain('options.reports is off')
    expect(off.code).toBe(1)
  })

  it('redirector with its workers, when it is told to stop', async () => {
    const port = await freePort()
    const { child, ended } = start({
      args: ['redirector', '--port', String(port), '--workers', '2'],
    })
    await until(async () => {
      if (child.exitCode !== null) throw new Error((await ended).stderr)
      const answer = await fetch(`http://127.0.0.1:${port}/healthz`).catch(() => null)
      return answer?.ok || null
    }, 250_000)
    child.kill('SIGTERM')
    expect((await ended).code).toBe(0)
  })

  it.each([
    [
      'a config that throws',
      ['redirector'],
      { PAYLOAD_CONFIG_PATH: config('throwing') },
      /throwing\.config\.ts cannot be loaded: Error: this config has a mistake/,
    ],
    [
      'a config without the plugin',
      ['rebuild'],
      { PAYLOAD_CONFIG_PATH: config('plain') },
      /plain\.config\.ts is no Payload config with the plugin: add qrPlugin/,
    ],
    [
      'a config that is not there',
      ['rebuild'],
      { PAYLOAD_CONFIG_PATH: config('no') },
      /there is no Payload config at .*no\.config\.ts: start it in the folder of/,
    ],
    ['an argument there is none of', ['rebuild', '--fast'], {}, /Unknown option '--fast'/],
    [
      'a wrong argument',
      ['redirector', '--workers', 'many'],
      {},
      /--workers got "many", takes a whole number/,
    ],
  ])('with %s: 1, and why', async (_, args, env, reason) => {
    const { code, stderr } = await run(args, { env })
    expect(stderr).toMatch(reason)
    expect(code).toBe(1)
  })

  // A redirector waits for its database instead.
  it('rebuild without a database: 1', async () => {
    const DATABASE_URI = site.uri.replace(/\/[^/]+$/, '/there_is_no_such_database')
    expect((await run(['rebuild'], { env: { DATABASE_URI } })).code).toBe(1)
  })

  it('in a folder without a config: 1, and how to name it', async () => {
    const { code, stderr } = await run(['rebuild'], {
      cwd: os.tmpdir(),
      env: { PAYLOAD_CONFIG_PATH: '' },
    })
    expect(stderr).toMatch(/there is no Payload config in .*PAYLOAD_CONFIG_PATH/)
    expect(code).toBe(1)
  })
})

it('an unknown command, or none, ends with 2 and says which there are', async () => {
  for (const [args, reason] of [
    [['rebuilt'], 'there is no command "rebuilt"'],
    [['constructor'], 'there is no command "constructor"'],
    [[], 'which command?'],
  ] as const) {
    const { code, stderr } = await run([...args])
    expect(stderr).toContain(`payload-qr: ${reason}`)
    expect(stderr).toMatch(/redirector .*\n.*rebuild /)
    expect(code).toBe(2)
  }
})

it('says what it is for, without a config', async () => {
  const env = { PAYLOAD_CONFIG_PATH: config('throwing') }
  for (const [args, text] of [
    [['--help'], 'payload-qr <command>'],
    [['rebuild', '--help'], 'payload-qr rebuild, or payload qr:rebuild'],
    [['redirector', '--help'], 'payload-qr redirector [--port 8080]'],
  ] as const) {
    const { code, stdout } = await run([...args], { env })
    expect(stdout).toContain(text)
    expect(code).toBe(0)
  }
})

it('is a program that a shell can start', () => {
  const { bin } = JSON.parse(readFileSync(`${root}package.json`, 'utf8'))
  expect(fileURLToPath(new URL(bin['payload-qr'], `file://${root}`))).toBe(PROGRAM)
  expect(readFileSync(PROGRAM, 'utf8')).toMatch(/^#!\/usr\/bin\/env node\n/)
  expect(statSync(PROGRAM).mode & 0o111).toBe(0o111)
})
