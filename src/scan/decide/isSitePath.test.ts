import { expect, it } from 'vitest'

import { decide } from './decide.js'
import { codeEntry } from '../scan.fixture.js'
import { isSitePath } from './isSitePath.js'

it.each(['/', '/menu', '/events/derby?x=1#y'])('%s stays on the site', (path) => {
  expect(isSitePath(path)).toBe(true)
})

it.each(['//evil.example', '/\\evil.example', 'menu', 'https://a.example', '', '/a b', '/\t/x'])(
  '%j is no path of the site',
  (path) => {
    expect(isSitePath(path)).toBe(false)
  },
)

it('gets the UTM tags like any destination', () => {
  const entry = codeEntry({ destination: '/menu#drinks' })
  expect(decide(entry, { now: 0 })).toMatchObject({ url: '/menu?utm_source=qr#drinks' })
})
