import { mkdtempSync, readdirSync, realpathSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import os from 'node:os'
import path from 'node:path'
import { expect, it } from 'vitest'

import { apiClientIncludes, findApiClient, loadRequestLayer } from './apiClient.js'

/** Files of a glob whose last part alone has stars. */
const filesOf = (glob: string): string[] => {
  const folder = path.dirname(glob)
  const name = new RegExp(`^${path.basename(glob).replaceAll('.', '\\.').replaceAll('*', '.*')}$`)
  return readdirSync(folder).filter((file) => name.test(file)).map((file) => realpathSync(path.join(folder, file))) // prettier-ignore
}

it('names every file of it that a standalone build needs', async () => {
  const { cache } = createRequire(import.meta.url)
  const before = new Set(Object.keys(cache))
  const { Request } = await loadRequestLayer()
  expect(String(new Request({}, { path: '/x' }).getUrl())).toContain('/x')
  const loaded = Object.keys(cache).filter((file) => !before.has(file))
  const named = apiClientIncludes().flatMap(filesOf)
  expect(loaded.length).toBeGreaterThan(3)
  expect(named).toEqual(expect.arrayContaining(loaded))
})

it('is found where it is installed', () => {
  expect(findApiClient()).toContain(path.join('@hubspot', 'api-client'))
  const folder = mkdtempSync(path.join(os.tmpdir(), 'qr-api-client-'))
  expect(apiClientIncludes(folder).every((glob) => glob.startsWith('..'))).toBe(true)
  rmSync(folder, { recursive: true })
})
