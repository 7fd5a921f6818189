import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, it, vi } from 'vitest'

import { createGeoChain } from '../createGeoChain.js'
import { geoipLite } from './geoipLite.js'

it('locates by geoip-lite where it is the only city source', async () => {
  const chain = createGeoChain({
    providers: (defaults) =>
      defaults.filter(({ name }) => ['bundled', 'geoip-lite'].includes(name)),
  })
  await chain.ready()
  expect(chain.locate('23.240.0.1', new Headers())).toMatchObject({
    city: 'Hawthorne',
    country: 'US',
    geoSource: 'geoip-lite',
    latitude: 33.9168,
    regionCode: 'CA',
    timezone: 'America/Los_Angeles',
  })
  // it has the middle of the country here, and gets hex-mapped addresses wrong by itself
  expect(chain.locate('::ffff:808:808', new Headers())).toMatchObject({
    city: null,
    country: 'US',
    latitude: null,
    timezone: null,
  })
}, 30_000)

it('loads nothing when switched off', async () => {
  const find = vi.fn(() => null)
  await geoipLite(false, () => {}, find).load()
  expect(find).not.toHaveBeenCalled()
})

it('is silent when it is not installed, unless it was asked for', async () => {
  const log = vi.fn<(message: string) => void>()
  await geoipLite('auto', log, () => null).load()
  expect(log).not.toHaveBeenCalled()
  await geoipLite(true, log, () => null).load()
  expect(log.mock.calls).toEqual([[expect.stringContaining('npm install geoip-lite')]])
})

it('fails softly when it cannot be loaded', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'qr-geoip-'))
  const file = path.join(folder, 'lib', 'geoip.js')
  mkdirSync(path.dirname(file))
  writeFileSync(file, "throw new Error('ENOENT geoip-city.dat')")
  const log = vi.fn<(message: string) => void>()
  const provider = geoipLite('auto', log, () => file)
  await provider.load()
  expect(log.mock.calls).toEqual([[expect.stringContaining(file)]])
  expect(provider.provides).toBeNull()
  expect(provider.locate('8.8.8.8')).toBeNull()
  rmSync(folder, { force: true, recursive: true })
})
