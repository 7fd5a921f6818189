import { expect, it } from 'vitest'

import { sanitizeOptions } from './sanitizeOptions.js'

const domainsOf = (domains: unknown, more: object = {}) =>
  sanitizeOptions({ domains, ...more } as never).domains

it('are named by their host, each with its path', () => {
  expect(domainsOf(undefined)).toEqual([])
  const domains = [
    { url: 'https://GO.example/' },
    { path: '/', url: 'http://localhost:4001' },
    { path: '/s/x/', url: 'https://bücher.example:443' },
    { tenants: ['acme', 7], url: 'https://acme.example' },
  ]
  expect(domainsOf(domains, { path: '/go' })).toEqual([
    { host: 'go.example', path: '/go', tenants: null, url: 'https://go.example' },
    { host: 'localhost:4001', path: '', tenants: null, url: 'http://localhost:4001' },
    {
      host: 'xn--bcher-kva.example',
      path: '/s/x',
      tenants: null,
      url: 'https://xn--bcher-kva.example',
    },
    { host: 'acme.example', path: '/go', tenants: ['acme', 7], url: 'https://acme.example' },
  ])
})

it.each([
  ['go.example', 'options.domains got "go.example"'],
  [[{ url: 'go.example' }], 'options.domains[0].url got "go.example"'],
  [[{ path: '/s' }], 'options.domains[0].url got undefined'],
  [[{ tenants: [], url: 'https://go.example' }], 'options.domains[0].tenants got []'],
  [[{ tenants: 'acme', url: 'https://go.example' }], 'options.domains[0].tenants got "acme"'],
  [[{ url: 'https://go.example/s' }], 'with its path in `path`'],
  [[{ url: 'https://u:secret@go.example' }], 'options.domains[0].url got "a user name"'],
  [
    [{ url: 'https://go.example' }, { url: 'http://GO.example' }],
    'a host that no other domain has',
  ],
  [[{ url: 'https://www.example' }], 'a host beside that of siteURL'],
  [[{ path: 's', url: 'https://go.example' }], 'options.domains[0].path got "s"'],
  [[{ tenant: 1, url: 'https://go.example' }], 'options.domains[0].tenant got 1'],
])('%j is refused by name', (domains, said) => {
  expect(() => domainsOf(domains, { siteURL: 'https://www.example/site' })).toThrow(said)
})

it('hosts that are unknown get one of two answers', () => {
  const wrong = () => sanitizeOptions({ unknownHosts: 'never' } as never)
  expect(wrong).toThrow("options.unknownHosts got \"never\", takes 'default' or 'refuse'")
})
