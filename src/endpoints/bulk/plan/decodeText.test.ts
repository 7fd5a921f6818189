import { expect, it } from 'vitest'

import { decodeText } from './decodeText.js'
import { say } from './say.fixture.js'

const TEXT = 'title;placement\nTisch 1 – Tür;Café “Größe”\n'

const wide = (text: string, big: boolean, mark: boolean): Uint8Array => {
  const bytes = Buffer.from((mark ? '\ufeff' : '') + text, 'utf16le')
  return big ? bytes.swap16() : bytes
}

it.each([
  ['UTF-8', Buffer.from(TEXT)],
  ['UTF-8 with a mark', Buffer.from(`\ufeff${TEXT}`)],
  ['UTF-16LE with a mark', wide(TEXT, false, true)],
  ['UTF-16BE with a mark', wide(TEXT, true, true)],
  ['UTF-16LE without one', wide(TEXT, false, false)],
  ['UTF-16BE without one', wide(TEXT, true, false)],
])('reads %s', (_, bytes) => {
  expect(decodeText(bytes, say)).toEqual({ text: TEXT })
})

it('reads what Excel saves on Windows, and says that this is a guess', () => {
  const bytes = Buffer.from('title\nCaf\xe9 \x93Gr\xf6\xdfe\x94\n', 'latin1')
  expect(decodeText(bytes, say)).toEqual({
    notice: expect.stringContaining('Windows-1252'),
    text: 'title\nCafé “Größe”\n',
  })
})

it.each([
  ['a workbook', Buffer.from('PK\x03\x04rest'), 'spreadsheet workbook'],
  ['an old workbook', Buffer.from([0xd0, 0xcf, 0x11, 0xe0]), 'spreadsheet workbook'],
  ['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0]), 'no text'],
  ['a place Windows-1252 leaves empty', Buffer.from('title\nA\x81B\n', 'latin1'), 'no text'],
  ['half a pair in UTF-16', Buffer.from([0xff, 0xfe, 0x00, 0xd8, 0x41, 0x00]), 'no text'],
])('refuses %s with the way to mend it', (_, bytes, message) => {
  expect(decodeText(bytes, say)).toEqual({ problem: expect.stringContaining(message) })
  expect((decodeText(bytes, say) as { problem: string }).problem).toContain('CSV UTF-8')
})
