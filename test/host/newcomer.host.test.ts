import { cpSync, existsSync, readFileSync, rmSync, statSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'

import { addPlugin, createHost, type Host, makeStandalone, wrapConfig } from './createHost.js'
import { readmeSteps } from './readmeSteps.js'
import { run } from './run.js'
import { runPayload } from './runPayload.js'
import {
  createHostCode,
  expectAdmin,
  expectRedirect,
  expectScans,
  expectSymbols,
  post,
  signInToHost,
} from './scanHost.js'
import { type HostServer, startServer } from './startServer.js'
import { copyStandalone, createWorkspace, ROOT, type Workspace } from './workspace.js'

const readme = readmeSteps(path.join(ROOT, 'README.md'))
const NPM = ['--prefer-offline', '--no-audit', '--no-fund']

let space: Workspace
let host: Host
let server: HostServer | undefined

beforeAll(async () => {
  space = await createWorkspace()
  host = createHost(path.join(space.folder, 'npm'), await space.database('dev'))
  await run('npm', ['install', ...NPM], { cwd: host.folder })
})
afterAll(async () => {
  await server?.stop()
  await space?.remove()
})

const stopServer = async () => {
  await server?.stop()
  server = undefined
}

/** A command of the README, with the package from here in place of the registry's. */
const follow = (command: string, env?: Record<string, string>) => {
  const [program, ...args] = command.split(' ')
  const real = args.map((arg) => (arg === 'payload-plugin-qr' ? space.tarball : arg))
  const start = args[0] === 'payload' ? runPayload : run
  return start(program!, program === 'npm' ? [...real, ...NPM] : real, { cwd: host.folder, env })
}

const scanAllPaths = async (url: string, code: string) => {
  const token = await signInToHost(url)
  const id = await createHostCode(url, token, code)
  for (const start of ['/q/', '/Q/', '/api/q/']) await expectRedirect(url, start + code)
  await expectScans(url, token, code, 3)
  return { id, token }
}

it('the package is as small as the README says, and holds compiled code alone', async () => {
  const listed = await run('tar', ['-tzf', space.tarball], { cwd: space.folder })
  const files = listed.trim().split('\n')
  expect(files).toContain('package/dist/plugin/index.js')
  expect(
    files.filter(
      (file) =>
        !/^package\/((README|CHANGELOG)\.md|LICENSE|package\.json|dist\/(THIRD-PARTY-LICENSES\.txt|(plugin|src)\/.+\.(js|d\.ts|css)))$/.test(
          file,
        ) || /\.(test|fixture)\./.test(file),
    ),
  ).toEqual([])
  const [, packed] = /under (\d[\d.]*) MB packed/.exec(
    readFileSync(path.join(ROOT, 'README.md'), 'utf8'),
  )!
  expect(statSync(space.tarball).size).toBeLessThan(Number(packed) * 1e6)
})

/** Kilobytes of the host's packages on the disk, and where a libvips is among them. */
const weigh = async () => {
  const [size] = (await run('du', ['-sk', 'node_modules'], { cwd: host.folder })).split('\t')
  const find = ['node_modules', '-type', 'd', '-name', 'sharp-libvips-*', '-prune']
  const libvips = (await run('find', find, { cwd: host.folder })).trim().split('\n').sort()
  return { libvips, size: Number(size) }
}

it('the package brings no more than the README says: no second libvips, nothing that is off', async () => {
  const [, most] = /adds under (\d+) MB/.exec(readFileSync(path.join(ROOT, 'README.md'), 'utf8'))!
  expect(Number(most)).toBeLessThanOrEqual(90)
  const before = await weigh()
  await follow(readme.steps[0]!.blocks[0]!.text.trim())
  const after = await weigh()
  expect((after.size - before.size) / 1024).toBeLessThan(Number(most))
  expect(after.libvips).toEqual(before.libvips)
  expect(existsSync(host.path('node_modules/@hubspot'))).toBe(false)
})

it('a newcomer has a recorded scan after at most eight steps', async () => {
  expect(readme.steps.length).toBeLessThanOrEqual(8)
  const [install, plugin, wrapper, route, start, ...people] = readme.steps
  await follow(install!.blocks[0]!.text.trim())
  addPlugin(host, plugin!.blocks[0]!)
  wrapConfig(host, wrapper!.blocks[0]!)
  const file = /`(app\/q\/[^`]+)`/.exec(route!.text)![1]!
  host.write(`src/${file}`, route!.blocks[0]!.text)
  const commands = start!.blocks[0]!.text.trim().split('\n')
  for (const command of commands.slice(0, -1)) await follow(command)
  // before the first start: what comes after it is not seen by the server that runs
  expect(readFileSync(host.path('src/app/(payload)/admin/importMap.js'), 'utf8')).toContain(
    'payload-plugin-qr/client#',
  )
  const [program, ...args] = commands.at(-1)!.split(' ')
  server = await startServer({ args, command: program!, cwd: host.folder, env: {} })
  expect(people).toHaveLength(2)
  const token = await signInToHost(server.url)
  const id = await createHostCode(server.url, token, 'FIRST')
  await expectRedirect(server.url, '/q/FIRST')
  await expectScans(server.url, token, 'FIRST', 1)
  await expectAdmin(server.url, token, id)
  await stopServer()
})

it('the commands before a deployment work, once and again', async () => {
  expect(readme.deploy).toHaveLength(4)
  const env = { DATABASE_URI: await space.database('built') }
  host.edit('.env', (text) =>
    text.replace(/^DATABASE_URI=.*$/m, `DATABASE_URI=${env.DATABASE_URI}`),
  )
  for (const command of readme.deploy) await follow(command)
})

it('npm, Turbopack, next start', async () => {
  await run('npx', ['next', 'build'], { cwd: host.folder })
  server = await startServer({ args: ['next', 'start'], command: 'npx', cwd: host.folder, env: {} })
  const { id, token } = await scanAllPaths(server.url, 'NPM1')
  await expectSymbols(server.url, token, id)
  await expectAdmin(server.url, token, id)
  await stopServer()
})

it('npm, webpack, standalone', async () => {
  makeStandalone(host)
  await run('npx', ['next', 'build', '--webpack'], { cwd: host.folder })
  const target = path.join(space.folder, 'container')
  copyStandalone(host.folder, target)
  server = await startServer({
    args: ['server.js'],
    command: process.execPath,
    cwd: target,
    env: {},
  })
  const { id, token } = await scanAllPaths(server.url, 'NPM2')
  await expectSymbols(server.url, token, id)
  await expectAdmin(server.url, token, id)
  await stopServer()
  // A container that just started: its first request is a scan, and no scan comes before it.
  server = await startServer({
    args: ['server.js'],
    command: process.execPath,
    cwd: target,
    env: {},
  })
  await expectRedirect(server.url, '/q/NPM2')
  await expectScans(server.url, token, 'NPM2', 4)
  await stopServer()
})

it('together with other plugins: types, build, scan', async () => {
  host.edit('next.config.ts', (config) => config.replace("  output: 'standalone',\n", ''))
  // The latest of this one names an older Payload as its only peer.
  host.edit('package.json', (text) => {
    const manifest = JSON.parse(text) as Record<string, unknown>
    const of = '3.90.2'
    manifest.overrides = {
      '@payloadcms/plugin-seo': {
        '@payloadcms/translations': of,
        '@payloadcms/ui': of,
        payload: of,
      },
    }
    return JSON.stringify(manifest)
  })
  const plugins = ['form-builder', 'import-export', 'multi-tenant'].map(
    (name) => `@payloadcms/plugin-${name}@3.90.2`,
  )
  const packages = [...plugins, '@payloadcms/plugin-seo@3.90.1']
  await run('npm', ['install', '--save-exact', ...packages, ...NPM], { cwd: host.folder })
  cpSync(path.join(import.meta.dirname, 'together'), host.folder, { recursive: true })
  const env = {
    DATABASE_URI: await space.database('together'),
    PAYLOAD_DISABLE_DEPENDENCY_CHECKER: 'true',
  }
  rmSync(host.path('src/migrations'), { force: true, recursive: true })
  for (const command of readme.deploy) await follow(command, env)
  await run('npx', ['next', 'build'], { cwd: host.folder, env })
  server = await startServer({ args: ['next', 'start'], command: 'npx', cwd: host.folder, env })
  const token = await signInToHost(server.url)
  const tenant = await post(`${server.url}/api/tenants`, { name: 'East' }, token)
  const { id: tenantID } = tenant.doc as { id: number }
  const id = await createHostCode(server.url, token, 'ALL', { tenant: tenantID })
  await expectRedirect(server.url, '/q/ALL')
  await expectScans(server.url, token, 'ALL', 1)
  await expectAdmin(server.url, token, id)
  await stopServer()
})
