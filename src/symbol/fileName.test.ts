import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { contentDisposition, fileName } from './fileName.js'

describe('fileName', () => {
  it.each([
    ['Table 12', 'Table 12 - MENU12.pdf'],
    ['  East / West: "gate"  ', 'East West gate - MENU12.pdf'],
    ['', 'MENU12.pdf'],
    [null, 'MENU12.pdf'],
    ['…', '… - MENU12.pdf'],
    ['../../etc/passwd', 'etc passwd - MENU12.pdf'],
    ['Столик №4', 'Столик №4 - MENU12.pdf'],
    ['a\u202Efdp.exe', 'a fdp.exe - MENU12.pdf'],
  ])('%j', (title, name) => expect(fileName(title, 'MENU12', 'pdf')).toBe(name))

  it('holds for any title: no path, nothing hidden, short enough for a file system', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (title) => {
        const name = fileName(title, 'AB12', 'svg')
        expect(name).not.toMatch(/[\p{C}<>:"/\\|?*]/u)
        expect(name).toMatch(/AB12\.svg$/)
        expect([...name].length).toBeLessThan(100)
      }),
    )
  })
})

describe('contentDisposition', () => {
  it('says names of any script, and a plain one for old programs', () => {
    expect(contentDisposition('attachment', 'Müller – Tisch 4 - A1.pdf')).toBe(
      'attachment; filename="Muller  Tisch 4 - A1.pdf"; ' +
        "filename*=UTF-8''M%C3%BCller%20%E2%80%93%20Tisch%204%20-%20A1.pdf",
    )
  })
})
