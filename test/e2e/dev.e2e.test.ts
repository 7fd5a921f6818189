import type { Browser } from 'playwright-core'

import { type ChildProcess, spawn } from 'node:child_process'
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, it } from 'vitest'

import { freePort } from '../../scripts/database/serverState.js'
import { demoFolder } from '../../scripts/demo/demoFolder.js'
import { launchBrowser } from '../browser.js'
import { until } from '../until.js'
import { signIn } from './signIn.js'

const root = fileURLToPath(new URL('../..', import.meta.url))
const SOURCES = [
  ...['app', 'plugin', 'scripts', 'src', 'test'],
  ...['next.config.mjs', 'package.json', 'payload.config.ts', 'tsconfig.json'],
]
/** Milliseconds until a change has to be seen; on a machine with time for it, it takes two seconds. */
const PATIENCE = 90_000

let browser: Browser
/** A copy to edit, inside the project, where it finds the packages of that. */
let copy: string
let dev: ChildProcess
let output = ''
let url: string

beforeAll(async () => {
  copy = mkdtempSync(path.join(demoFolder(root), 'dev-'))
  for (const name of SOURCES) {
    cpSync(path.join(root, name), path.join(copy, name), { recursive: true })
  }
  const port = await freePort()
  url = `http://localhost:${port}`
  const { DATABASE_URI: _given, ...env } = process.env
  dev = spawn('npm', ['run', 'dev'], {
    cwd: copy,
    detached: true,
    env: { ...env, NODE_ENV: 'development', PORT: String(port), QR_SITE_URL: url },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  for (const stream of [dev.stdout!, dev.stderr!]) {
    stream.on('data', (chunk: Buffer) => (output += chunk.toString()))
  }
  await until(async () => {
    if (dev.exitCode !== null) throw new Error(`npm run dev ended:\n${output.slice(-4000)}`)
    return output.includes('Ctrl-C stops') || null
  }, 900_000)
  browser = await launchBrowser()
}, 960_000)

afterAll(async () => {
  await browser?.close()
  // npm and what it started, to the last of them: a server that ends still writes
  if (signal('SIGTERM')) await until(async () => !signal(0) || null, 60_000)
  rmSync(copy, { force: true, maxRetries: 5, recursive: true })
}, 90_000)

/** Whether there was somebody to hear it. */
function signal(name: 'SIGTERM' | 0): boolean {
  try {
    return process.kill(-dev.pid!, name)
  } catch {
    return false
  }
}

/** Changes a file of the copy, and tells how long it takes until `seen` gives something. */
async function edit<T>(file: string, from: string, to: string, seen: () => Promise<null | T>) {
  const at = path.join(copy, file)
  const text = readFileSync(at, 'utf8')
  expect(text).toContain(from)
  const started = performance.now()
  writeFileSync(at, text.replace(from, to))
  await until(seen, PATIENCE)
  console.log(`${file}: seen after ${((performance.now() - started) / 1000).toFixed(1)} s`)
}

const json = async (route: string, init?: RequestInit) =>
  (await (await fetch(url + route, init)).json()) as Record<string, unknown>

it('a change in an endpoint is in its next answers', { timeout: 300_000 }, async () => {
  expect(await json('/api/qr/health')).not.toHaveProperty('edited')
  await edit(
    'src/endpoints/watchEndpoints.ts',
    'Response.json(health,',
    'Response.json({ ...health, edited: true },',
    async () => ((await json('/api/qr/health')).edited ? true : null),
  )
})

it('a change in a hook is in the next save', { timeout: 300_000 }, async () => {
  const headers = { 'content-type': 'application/json' }
  const { token } = await json('/api/users/login', {
    body: JSON.stringify({ email: 'admin@example.com', password: 'demo' }),
    headers,
    method: 'POST',
  })
  const save = async () => {
    const destination = { type: 'url', url: 'https://tickets.example/' }
    const { doc } = await json('/api/qr-codes', {
      body: JSON.stringify({ destination, placement: 'Gate 4', title: 'Live' }),
      headers: { ...headers, authorization: `JWT ${String(token)}` },
      method: 'POST',
    })
    return (doc as { placement: string }).placement
  }
  expect(await save()).toBe('Gate 4')
  await edit(
    'src/hooks/codes/prepareCode.ts',
    'if (!data) return data\n',
    "if (!data) return data\n    data.placement = 'Gate 5'\n",
    async () => ((await save()) === 'Gate 5' ? true : null),
  )
})

it('a change in a component is in the page that is open', { timeout: 600_000 }, async () => {
  // compiled when they are asked for first, which takes longer than a browser waits
  for (const route of ['/admin/login', '/admin']) await fetch(url + route)
  const page = await signIn(browser, url)
  const link = page.locator('#nav-qr-analytics')
  const before = await link.textContent({ timeout: PATIENCE })
  // What the page holds goes with a reload, and not with an update.
  await page.evaluate(() => Object.assign(window, { stayed: true }))
  await edit(
    'src/components/analytics/AnalyticsNavLink/index.client.tsx',
    '{label}</span>',
    '{label}, live</span>',
    async () => ((await link.textContent()) === `${before}, live` ? true : null),
  )
  expect(await page.evaluate(() => 'stayed' in window)).toBe(true)
  await page.context().close()
})

it('nothing was built, and nothing started again', () => {
  expect(existsSync(path.join(copy, 'dist'))).toBe(false)
  expect(dev.exitCode).toBe(null)
  expect(output.match(/✓ Ready in/g)).toHaveLength(1)
})
