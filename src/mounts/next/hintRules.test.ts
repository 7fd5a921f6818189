import { getPathMatch } from 'next/dist/shared/lib/router/utils/path-match.js'
import { expect, it } from 'vitest'

import { hintRules } from './hintRules.js'

type Rules = Parameters<typeof hintRules>[0]

const PATHS = ['/q', '/api/q', '/go.to/x']
const VARY = { key: 'Vary', value: 'Sec-CH-Prefers-Color-Scheme' }
/** As Payload writes it. */
const EVERYWHERE = {
  headers: [
    { key: 'Accept-CH', value: 'Sec-CH-Prefers-Color-Scheme' },
    VARY,
    { key: 'Critical-CH', value: 'Sec-CH-Prefers-Color-Scheme' },
  ],
  source: '/:path*',
}
/** What Next puts on an answer: rules as it compiles them, the last one wins. */
function headersOf(rules: Rules, path: string): Record<string, string> {
  const matching = rules.filter(({ source }) =>
    getPathMatch(source, {
      regexModifier: (regex) => regex.replace(/\$$/, '(?:/)?$'),
      removeUnnamedParams: true,
      strict: true,
    })(path),
  )
  const headers = matching.flatMap((rule) => rule.headers)
  return Object.fromEntries(headers.map(({ key, value }) => [key, value]))
}
const SCANS = ['/q/AB12', '/Q/AB12', '/q/AB12/', '/q', '/api/q/AB12', '/go.to/x/A', '/q/a/b']
const OTHERS = ['/', '/qr', '/quiz/1', '/api/qr-codes', '/a/q/b', '/admin', '/goXto/x/A', '/x/']

it("takes Payload's hints off scan paths, and nothing else off any path", () => {
  const rules = hintRules([EVERYWHERE], PATHS)
  expect(rules).toHaveLength(2)
  for (const path of SCANS) expect(headersOf(rules, path)).toEqual({ Vary: VARY.value })
  for (const path of OTHERS) {
    expect(headersOf(rules, path)).toEqual(headersOf([EVERYWHERE], path))
    expect(headersOf(rules, path)).toHaveProperty('Critical-CH')
  }
})

it("keeps the host's rules and their order", () => {
  const own = { headers: [{ key: 'X-Own', value: '1' }], source: '/:path*' }
  const last = { headers: [{ key: 'Vary', value: 'Cookie' }], source: '/q/:path*' }
  const rules = hintRules([own, EVERYWHERE, last], PATHS)
  expect(rules[0]).toEqual(own)
  expect(rules.at(-1)).toEqual(last)
  expect(headersOf(rules, '/q/AB12')).toEqual({ Vary: 'Cookie', 'X-Own': '1' })
})

it.each([
  ['another path', { source: '/:all*' }],
  ['a condition', { has: [{ key: 'x', type: 'header' as const }] }],
  ['no base path', { basePath: false as const }],
  ['a value made from the path', { headers: [{ key: 'Critical-CH', value: ':path' }] }],
])('replaces the hints of a rule with %s', (_, own) => {
  const rules = hintRules([{ ...EVERYWHERE, ...own }], PATHS)
  for (const path of ['/q/AB12', '/api/q/AB12']) {
    expect(headersOf(rules, path)).toMatchObject({ 'Accept-CH': ',', 'Critical-CH': ',' })
  }
})
