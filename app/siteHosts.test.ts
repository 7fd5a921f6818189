import { expect, it } from 'vitest'

import { siteHosts } from './siteHosts.js'

it('names the host people are sent to and this machine, with their ports', () => {
  const env = (values: Record<string, string>) => siteHosts(values as never)
  expect(env({})).toEqual(['localhost:3000'])
  expect(env({ PORT: '3151', QR_SITE_URL: 'http://192.168.1.20:3151' })).toEqual([
    '192.168.1.20:3151',
    'localhost:3151',
  ])
  expect(env({ PORT: '3151', QR_SITE_URL: 'http://localhost:3151/' })).toEqual(['localhost:3151'])
})
