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
  signInToHost,
} from './scanHost.js'
import { type HostServer, startServer } from './startServer.js'
import { copyStandalone, createWorkspace, ROOT, type Workspace } from './workspace.js'

const readme = readmeSteps(path.join(ROOT, 'README.md'))
const PNPM = path.join(ROOT, 'node_modules/pnpm/bin/pnpm.cjs')

let space: Workspace
let host: Host
let server: HostServer | undefined

const pnpm = (...args: string[]) =>
  (args[0] === 'payload' ? runPayload : run)(process.execPath, [PNPM, ...args], {
    cwd: host.folder,
  })

beforeAll(async () => {
  space = await createWorkspace()
  host = createHost(path.join(space.folder, 'pnpm'), await space.database('pnpm'))
  await pnpm('install', '--prefer-offline')
})
afterAll(async () => {
  await server?.stop()
  await space?.remove()
})

it('pnpm finds everything in its strict layout, before a deployment and in a container', async () => {
  const [, plugin, wrapper, route] = readme.steps
  await pnpm('add', space.tarball, '--prefer-offline')
  addPlugin(host, plugin!.blocks[0]!)
  wrapConfig(host, wrapper!.blocks[0]!)
  makeStandalone(host)
  host.write('src/app/q/[code]/route.ts', route!.blocks[0]!.text)
  for (const command of readme.deploy) await pnpm(...command.split(' ').slice(1))
  await pnpm('next', 'build')

  const target = path.join(space.folder, 'container')
  copyStandalone(host.folder, target)
  server = await startServer({
    args: ['server.js'],
    command: process.execPath,
    cwd: target,
    env: {},
  })
  const token = await signInToHost(server.url)
  const id = await createHostCode(server.url, token, 'PNPM')
  for (const start of ['/q/', '/Q/', '/api/q/']) await expectRedirect(server.url, `${start}PNPM`)
  await expectScans(server.url, token, 'PNPM', 3)
  await expectSymbols(server.url, token, id)
  await expectAdmin(server.url, token, id)
  expect(server.log()).not.toMatch(/Geo database .* was not found/)
})
