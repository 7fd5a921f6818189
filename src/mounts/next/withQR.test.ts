import type { NextConfig } from 'next'

import { expect, it } from 'vitest'

import { withQR } from './withQR.js'

const sourcesOf = async (config: NextConfig): Promise<string[]> =>
  ((await config.headers?.()) ?? [])
    .filter(({ headers }) => headers.some(({ key }) => key === 'Critical-CH'))
    .map(({ source }) => source)

it('takes the client-hint restart off the route and the endpoint', async () => {
  expect(await sourcesOf(withQR({}))).toEqual(['/q/:code*', '/api/q/:code*'])
})

it('takes it off the route of Digital Links, where there is one', async () => {
  const sources = await sourcesOf(withQR({}, { gs1: '/id' }))
  expect(sources).toEqual(['/q/:code*', '/api/q/:code*', '/id/:code*'])
})

it("goes around them with Payload's own rule, where it is to be seen", async () => {
  const hints = [{ key: 'Critical-CH', value: 'Sec-CH-Prefers-Color-Scheme' }]
  const payloads: NextConfig = { headers: async () => [{ headers: hints, source: '/:path*' }] }
  expect(await sourcesOf(withQR(payloads))).toEqual(['/:path((?!(?:q|api/q)(?:/|$)).*)?'])
})

it('follows another path and another route of the API', async () => {
  const config = withQR({} as NextConfig, { api: '/backend/', path: '/go' })
  expect(await sourcesOf(config)).toEqual(['/go/:code*', '/backend/q/:code*'])
  expect(await config.rewrites?.()).toEqual([
    expect.objectContaining({ destination: '/go/:code', source: '/GO/:code' }),
  ])
})

it('follows them in a config that is a function, and keeps what the host has', async () => {
  const own = { headers: [{ key: 'X-Own', value: '1' }], source: '/:path*' }
  const make = withQR(() => ({ headers: () => [own] }), { api: '/backend' })
  const config = (await make()) as NextConfig
  expect((await config.headers?.())?.[0]).toEqual(own)
  expect(await sourcesOf(config)).toContain('/backend/q/:code*')
})

it.each([
  ['api', 'backend'],
  ['api', '/'],
  ['api', 'https://example.com/api'],
  ['api', '/:slug*'],
  ['path', ''],
  ['path', 7],
  ['apiRoute', '/backend'],
])('refuses %s: %j by name', (name, value) => {
  expect(() => withQR({}, { [name]: value })).toThrow(`withQR.${name} got ${JSON.stringify(value)}`)
})

it("leads a domain's own path to the route, on that domain alone", async () => {
  const domains = [
    { path: '/', url: 'https://go.example' },
    { path: '/s', url: 'http://b.example:8080' },
    { url: 'https://as-the-route.example' },
  ]
  const config = withQR({} as NextConfig, { domains })
  const [, ...ours] = (await config.rewrites?.()) as { source: string }[]
  expect(ours).toEqual([
    { destination: '/q/:code', has: [{ type: 'host', value: 'go\\.example' }], source: '/:code' },
    { destination: '/q/:code', has: [{ type: 'host', value: 'b\\.example' }], source: '/s/:code' },
  ])
  expect(await sourcesOf(config)).toEqual(['/q/:code*', '/api/q/:code*', '/s/:code*'])
  expect(() => withQR({}, { domains: [{ url: 'go.example' }] })).toThrow('withQR.domains[0].url')
})
