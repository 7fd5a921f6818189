import { expect, it } from 'vitest'

import { matchScanPath } from './matchScanPath.js'
import { scanPrefixes } from './scanPrefixes.js'

const PATHS = ['/q', '/api/q']

it('knows the paths of a site, and one more', () => {
  expect(scanPrefixes(PATHS, 'https://site.example', '/')).toEqual(['/api/q/', '/q/', '/'])
  expect(scanPrefixes(PATHS, null)).toEqual(['/api/q/', '/q/'])
})

it('knows them below the path of siteURL too, whoever takes that off', () => {
  const prefixes = scanPrefixes(PATHS, 'https://site.example/Site')
  for (const path of ['/Site/q/AB', '/site/Q/AB/', '/Site/api/q/AB?x=1', '/q/AB', '/api/q/AB']) {
    expect(matchScanPath(path, prefixes), path).toBe('AB')
  }
  for (const path of ['/site/AB', '/other/q/AB']) {
    expect(matchScanPath(path, prefixes), path).toBeNull()
  }
})
