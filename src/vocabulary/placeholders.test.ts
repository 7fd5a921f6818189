import fc from 'fast-check'
import { expect, it } from 'vitest'

import { ownDestination, shareDestination } from './placeholders.js'

it('gives every destination back as it was', () => {
  const text = fc.string({ unit: fc.constantFrom('a', 'n', '=', '1', '&', '$&', '%') })
  fc.assert(
    fc.property(text, fc.option(text), fc.constantFrom('01ABC', 'a1'), (url, rawQuery, scanId) => {
      const own = { rawQuery, scanId }
      expect(ownDestination(shareDestination(url, own)!, own)).toBe(url)
    }),
  )
})

it('shares what differs by the scan alone', () => {
  const shared = ['1', '2'].map((n) =>
    shareDestination(`https://example.com/?n=${n}&qr_scan_id=01${n}&utm_source=qr`, {
      rawQuery: `n=${n}`,
      scanId: `01${n}`,
    }),
  )
  expect(new Set(shared).size).toBe(1)
})
