import { afterEach, expect, it, vi } from 'vitest'

import { besideBasePath } from './besideBasePath.js'

afterEach(() => vi.unstubAllEnvs())

const path = '/q'

it('says that codes lead beside the base path, and which siteURL leads to it', () => {
  vi.stubEnv('NEXT_BASE_PATH', '/site')
  expect(besideBasePath({ path, siteURL: 'https://a.example' })).toContain(
    'so codes lead to https://a.example/q/…, and Next answers below its basePath /site: set siteURL to https://a.example/site',
  )
})

it.each([
  ['', 'https://a.example'],
  ['', 'https://a.example/site'],
  ['/site', 'https://a.example/site'],
  ['/site', 'https://a.example/behind/site'],
  ['/site', null],
])('says nothing with basePath "%s" and %s', (basePath, siteURL) => {
  vi.stubEnv('NEXT_BASE_PATH', basePath)
  expect(besideBasePath({ path, siteURL })).toBeNull()
})
