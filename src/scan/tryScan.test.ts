import { expect, it } from 'vitest'

import type { CodeEntry } from '../vocabulary/scan.js'

import { codeEntry, NOW } from './scan.fixture.js'
import { type TriedScan, tryScan } from './tryScan.js'

const scan = { at: NOW, channel: 'printed', city: null, country: null, device: 'iphone', language: null, query: '', region: null, sent: 0, visit: 'first' } satisfies TriedScan // prettier-ignore
const tried = (entry: Partial<CodeEntry>, change: Partial<TriedScan> = {}) =>
  tryScan(codeEntry(entry), { ...scan, ...change }, { pages: { siteName: null, siteURL: null } })

it.each([
  ['comes for the first time', {}, 'redirected'],
  ['comes again', { visit: 'repeat' }, 'already-used'],
  ['finds it sold out', { sent: 5, visit: 'repeat' }, 'used-up'],
] as const)('once per visitor: who %s', async (_, change, outcome) => {
  expect(await tried({ scanLimit: 5, scansPerVisitor: 1 }, change)).toMatchObject({ outcome })
})

it('somebody who was here once may come twice', async () => {
  const answer = await tried({ scansPerVisitor: 2 }, { visit: 'repeat' })
  expect(answer.outcome).toBe('redirected')
})

it('a page in between asks nobody who had theirs', async () => {
  const between = { button: null, card: null, choices: [{ label: 'A', url: 'https://a.example/' }], kind: 'links', passwordHash: null, text: null, title: null } as const // prettier-ignore
  expect(await tried({ between, scansPerVisitor: 1 })).toMatchObject({ outcome: 'asked' })
  const again = await tried({ between, scansPerVisitor: 1 }, { visit: 'repeat' })
  expect(again).toMatchObject({ asks: null, outcome: 'already-used' })
})
