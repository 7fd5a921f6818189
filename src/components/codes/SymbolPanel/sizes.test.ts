import { expect, it } from 'vitest'

import { parseSymbolParams } from '../../../symbol/parseSymbolParams.js'
import { downloadURL, pixelsOf, WIDTHS_MM } from './sizes.js'

it('asks for nothing a download refuses', () => {
  for (const width of WIDTHS_MM) {
    for (const format of ['pdf', 'png', 'svg'] as const) {
      const { searchParams } = new URL(downloadURL('https://a.example/image', format, width))
      expect(parseSymbolParams(searchParams)).toMatchObject({ download: true, format })
    }
  }
  expect(pixelsOf(50)).toBe(591)
})
