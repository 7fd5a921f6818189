import { expect, it } from 'vitest'

import { LONGEST, parsePrintParams } from '../../../symbol/print/parsePrintParams.js'
import { OFFICE } from '../ForPrinter/printerChoice.js'
import { type Printed, printURL } from './printURL.js'

const read = (printed: Printed, format: 'pdf' | 'svg') =>
  parsePrintParams(new URL(printURL('https://a.example/print', printed, format)).searchParams)

it('asks for what was typed, and for nothing that is refused', () => {
  const printed: Printed = {
    callToAction: 'x'.repeat(LONGEST.callToAction),
    from: 7,
    headline: 'Menü & more? 100 % <b>#1</b>',
    printer: OFFICE,
    showURL: false,
    template: 'avery-5160',
    text: 'One\nTwo+three',
  }
  expect(read(printed, 'pdf')).toEqual({
    download: true,
    format: 'pdf',
    from: 7,
    printer: {},
    showURL: false,
    template: 'avery-5160',
    texts: { callToAction: printed.callToAction, headline: printed.headline, text: printed.text },
  })
  const plain = { ...printed, callToAction: ' ', from: 1, headline: '', showURL: true, text: '' }
  expect(read(plain, 'svg')).toMatchObject({
    download: false,
    from: 1,
    showURL: true,
    texts: { callToAction: '', headline: '', text: '' },
  })
  const forShop = { ...plain, printer: { bleedMM: 3, cropMarks: true, ink: 'spot' as const } }
  expect(read(forShop, 'pdf').printer).toEqual({ bleedMM: 3, cropMarks: true, ink: 'spot' })
  expect(read(forShop, 'svg').printer).toEqual({ bleedMM: 3, cropMarks: true })
})
