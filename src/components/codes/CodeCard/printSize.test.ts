import { expect, it } from 'vitest'

import { completeDesign } from '../../../symbol/design/completeDesign.js'
import { parseSymbolParams } from '../../../symbol/parseSymbolParams.js'
import { sizeFindings } from '../../../symbol/verdict/sizeFindings.js'
import { OFFICE, type PrinterChoice } from '../ForPrinter/printerChoice.js'
import { adviceOf, downloadURL, pixelsOf, RESOLUTIONS, sidesOf } from './printSize.js'

const print = { distanceM: 0.3, dpi: 300, widthMM: 50 }
const content = 'https://QR.EXAMPLE/Q/STADIUM'

it('asks for nothing a download refuses', () => {
  for (const dpi of RESOLUTIONS.map(Number)) {
    for (const widthMM of [5, 50.8, 2000]) {
      for (const format of ['eps', 'pdf', 'png', 'svg'] as const) {
        const asked = (printer: PrinterChoice) => {
          const url = downloadURL(
            'https://a.example/image',
            format,
            { ...print, dpi, widthMM },
            printer,
          )
          return parseSymbolParams(new URL(url).searchParams)
        }
        const render = { widthMM, ...(format === 'png' && { dpi }) }
        expect(asked(OFFICE)).toEqual({ design: {}, download: true, format, render })
        const shop = {
          ...((format === 'pdf' || format === 'eps') && { ink: 'cmyk' }),
          ...(format === 'pdf' && { bleedMM: 2.5, cropMarks: true }),
        }
        expect(asked({ bleedMM: 2.5, cropMarks: true, ink: 'cmyk' }).render).toEqual({
          ...render,
          ...shop,
        })
      }
    }
  }
})

it('counts the pixels of a PNG, and says where it would be too large', () => {
  const sides = { height: 33, modules: 25, width: 33 }
  // At least 591, whole ones for each of 33 modules.
  expect(pixelsOf(sides, print)).toBe(594)
  expect(pixelsOf(sides, { ...print, widthMM: 2000 })).toBeNull()
})

it('advises a width that the verdict is content with, with a frame too', () => {
  for (const frame of ['none', 'below'] as const) {
    const sides = sidesOf(content, completeDesign({ frame }))
    for (const distanceM of [0.2, 2, 15]) {
      for (const dpi of [150, 1200]) {
        const { leastMM } = adviceOf(sides, { ...print, distanceM, dpi })
        const found = (widthMM: number) =>
          sizeFindings(sides, sides.modules, { dpi, widthMM }, distanceM)
        expect(found(leastMM)).toEqual([])
        expect(found(leastMM - 1)).toHaveLength(1)
      }
    }
  }
})
