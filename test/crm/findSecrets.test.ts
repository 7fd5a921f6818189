import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import type { Search } from './findSecrets.js'

import { findSecrets } from './findSecrets.js'

const KEY = 'key-of-a-shop/with=signs'

const kinds = (search: Partial<Search>) =>
  findSecrets({ log: [], people: ['qr_contacts'], secrets: { key: [KEY] }, tables: {}, ...search })
    .map(({ kind, place }) => `${place}: ${kind}`)
    .sort()

describe('finds in the log', () => {
  it.each([
    ['an address', 'sent to Ada@Example.org at noon', 'e-mail'],
    ['an address in a URL', 'GET /find?email=ada%40example.org', 'e-mail'],
    ['an address in JSON', '{"to":"ada\\u0040example.org"}', 'e-mail'],
    ['an address with a label', 'x ada+qr@mail.example.co.uk y', 'e-mail'],
    ['an IP', 'request from 203.0.113.9, refused', 'IP address'],
    ['an IP with port', 'peer 8.8.8.8:4711', 'IP address'],
    ['an IPv6 address', 'from 2001:db8:85a3:8d3:1319:8a2e:370:7348', 'IPv6 address'],
    ['an access token', 'token pat-eu1-5c1e7d1c-0000', 'access token'],
    ['a header', 'authorization: Bearer abcdefgh123', 'credentials in a header'],
    ['a signed token', 'eyJhbGciOiJI.eyJpZCI6MSwi.c2lnbmF0dXJl', 'signed token'],
    ['a password', 'postgres://qr:hunter2@db/qr', 'password in a URL'],
    ['a key', `wrong key ${KEY}`, 'key'],
  ])('%s', (_name, line, kind) => {
    expect(kinds({ log: ['fine', line] })).toContain(`log: ${kind}`)
    expect(kinds({ tables: { qr_targets: `(1,"${line}")` } })).toContain(`qr_targets: ${kind}`)
  })
})

it('finds a secret wherever and however it stands', () => {
  const writings: ((secret: string) => string)[] = [
    (secret) => secret,
    encodeURIComponent,
    (secret) => JSON.stringify({ secret }),
    (secret) => `\\x${Buffer.from(secret).toString('hex')}`,
    (secret) => Buffer.from(secret).toString('base64'),
    (secret) => Buffer.from(`${secret} and more`).toString('base64url'),
    (secret) => Buffer.from(`{"a":"${secret}"}`).toString('base64'),
    (secret) => Buffer.from(`{"ab":"${secret}"}`).toString('base64url'),
  ]
  fc.assert(
    fc.property(
      fc.string({ maxLength: 40, minLength: 8 }).filter((secret) => !/^[\s\w]{0,9}$/.test(secret)),
      fc.constantFrom(...writings),
      fc.string(),
      (secret, write, before) => {
        const tables = { qr_syncs: `${before}${write(secret)}` }
        expect(
          findSecrets({ log: [], people: [], secrets: { it: [secret] }, tables }),
        ).toContainEqual(expect.objectContaining({ kind: 'it', place: 'qr_syncs' }))
      },
    ),
  )
})

it('lets addresses stand where they belong, and nothing else there', () => {
  const row = '(1,ada@example.org,Ada)'
  expect(kinds({ tables: { qr_contacts: row } })).toEqual([])
  expect(kinds({ tables: { qr_syncs: row } })).toEqual(['qr_syncs: e-mail'])
  expect(kinds({ tables: { qr_contacts: `${row}(2,${KEY})` } })).toEqual(['qr_contacts: key'])
})

it('is not misled by what only looks like it', () => {
  expect(
    kinds({
      log: [
        'listening on 127.0.0.1:3000, version 3.90.2',
        'Mozilla/5.0 Chrome/120.0.0.0 Safari/537.36',
        '2026-11-21T07:20:55.123Z 12:34:56 took 1.5 ms',
        'webhook of vivenu: refused. 3 of 5',
      ],
    }),
  ).toEqual([])
})
