import type { Operations } from '../operation.js'

import { document, flag, id, number, object, oneOf, parameter, text, whole } from '../operation.js'

/** What a print shop asks for. */
export const PRINTER = {
  bleedMM: parameter({ minimum: 0, type: 'number' }, 'Of a PDF'),
  cropMarks: parameter(flag, 'Of a PDF'),
  ink: parameter(text, 'Of a PDF or EPS: rgb, cmyk or k'),
}

const DOWNLOAD = parameter(flag, 'As an attachment; notes that the symbol was taken')

const SIZE = {
  ...PRINTER,
  download: DOWNLOAD,
  dpi: parameter(number, 'Of a PNG that says widthMM or widthIn'),
  size: parameter(number, 'Pixels, in place of a width'),
  widthIn: parameter(number, 'Inches'),
  widthMM: parameter(number, 'Millimetres, in every format'),
}

const FILES = ['image/svg+xml', 'image/png', 'application/pdf', 'application/postscript']
const BUSY = { 503: 'Too many symbols are being drawn; ask again after Retry-After seconds' }

/** Symbols as files, and whether they scan. */
export const SYMBOLS: Operations = {
  'get /qr/images/:file': {
    answer: { types: FILES },
    errors: BUSY,
    id: 'publicImage',
    parameters: SIZE,
    summary: 'The symbol of a code whose image is public: MENU12.svg, .png, .pdf or .eps',
    tag: 'Symbols',
    who: 'everybody',
  },
  'get codes /:id/image': {
    answer: { types: FILES },
    errors: BUSY,
    id: 'codeImage',
    scope: 'codes:read',
    parameters: {
      ...SIZE,
      background: parameter(text, 'A colour for this file, #rrggbb or transparent'),
      errorCorrection: parameter(oneOf('L', 'M', 'Q', 'H'), 'For this file'),
      foreground: parameter(text, 'A colour for this file, #rrggbb'),
      format: parameter(oneOf('svg', 'png', 'pdf', 'eps'), 'Default svg'),
      preset: parameter(text, "Id of a design in place of the code's own"),
    },
    summary: 'The symbol of a code',
    tag: 'Symbols',
  },
  'get codes /:id/print': {
    answer: { types: ['application/pdf', 'image/svg+xml'] },
    errors: BUSY,
    id: 'codePrint',
    scope: 'codes:read',
    parameters: {
      ...PRINTER,
      callToAction: parameter(text, 'At most 60 characters'),
      download: DOWNLOAD,
      format: parameter(oneOf('pdf', 'svg'), 'Default pdf'),
      from: parameter(whole(1), 'The first label of a sheet'),
      headline: parameter(text, 'At most 120 characters'),
      template: parameter(text, 'Default poster-a4'),
      text: parameter(text, 'At most 600 characters'),
      url: parameter(flag, 'Whether the short address stands below. Default 1'),
    },
    summary: 'A page with the symbol, or a sheet of labels',
    tag: 'Symbols',
  },
  'head /qr/images/:file': {
    answer: { types: FILES },
    errors: BUSY,
    id: 'publicImageHead',
    parameters: SIZE,
    summary: 'The same without the file',
    tag: 'Symbols',
    who: 'everybody',
  },
  'post codes /look': {
    answer: { name: 'look' },
    body: {
      required: true,
      schema: object({
        'campaign?': id,
        content: text,
        'design?': document,
        'distanceM?': number,
        'dpi?': number,
        'logo?': id,
        'preset?': id,
        'widthMM?': number,
      }),
    },
    errors: BUSY,
    id: 'lookOfSymbol',
    scope: 'codes:read',
    summary: 'How a symbol would look, and whether it would scan',
    tag: 'Symbols',
  },
}
