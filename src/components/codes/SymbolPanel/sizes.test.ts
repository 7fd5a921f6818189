import { expect, it } from 'vitest'

import { parseSymbolParams } from '../../../symbol/parseSymbolParams.js'
import { downloadURL, pixelsOf, WIDTHS_MM } from './sizes.js'

it('asks for nothing a download refuses', () => {
  for (const width of WIDTHS_MM) {
    for (const format of ['eps', 'pdf', 'png', 'svg'] as const) {
      const { searchParams } = new URL(downloadURL('https://a.example/image', format, width))
      expect(parseSymbolParams(searchParams)).toMatchObject({
        download: true,
        format,
        render: { widthMM: width },
      })
    }
  }
  // At least 591, whole ones for each of 33 modules.
  expect(pixelsOf(50, 33)).toBe(594)
})
