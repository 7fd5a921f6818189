import { describe, expect, it } from 'vitest'

import { identifiersKey, identifiersText, levelsOf, readIdentifiers } from './readIdentifiers.js'

const read = (typed: string) => {
  const said = readIdentifiers(typed)
  return said.problem ?? identifiersText(said)
}

describe('readIdentifiers', () => {
  it.each([
    ['(01)09506000134352', '(01)09506000134352'],
    ['(01) 0950 6000 1343 52 (10) ABC', '(01)09506000134352(10)ABC'],
    ['9506000134352', '(01)09506000134352'],
    ['950-6000-13435 2', '(01)09506000134352'],
    ['96385074', '(01)00000096385074'],
    ['614141123452', '(01)00614141123452'],
    ['(01)9506000134352', '(01)09506000134352'],
    [
      'https://id.example/01/09506000134352/10/ABC?17=261231',
      '(01)09506000134352(10)ABC(17)261231',
    ],
    ['/01/9506000134352', '(01)09506000134352'],
    ['01/09506000134352/21/7', '(01)09506000134352(21)7'],
    ['(10)ABC(01)09506000134352', '(01)09506000134352(10)ABC'],
    ['(01)09506000134352(235)X(10)ABC', '(01)09506000134352(235)X(10)ABC'],
  ])('reads %s', (typed, expected) => expect(read(typed)).toBe(expected))

  it.each([
    ['(01)09506000134353', { ai: '01', fix: '09506000134352', kind: 'checkDigit' }],
    ['9506000134353', { ai: '01', fix: '09506000134352', kind: 'checkDigit' }],
    ['(01)950600013435', { ai: '01', kind: 'checkDigit' }],
    ['(01)95060001343', { ai: '01', fix: '14', kind: 'length' }],
    ['(01)0950600013435X', { ai: '01', kind: 'charset' }],
    ['(00)106141411234567891', { ai: '00', fix: '106141411234567897', kind: 'checkDigit' }],
    [
      '(8013)1987654Ad4X4bL5ttr2310c2L',
      { fix: '1987654Ad4X4bL5ttr2310c2K', kind: 'checkCharacters' },
    ],
    ['(8006)095060001343530102', { fix: '095060001343520102', kind: 'checkDigit' }],
    ['(01)09506000134352(17)261331', { ai: '17', kind: 'date' }],
    ['(01)09506000134352(17)260230', { ai: '17', kind: 'date' }],
    ['(10)ABC', { kind: 'noKey' }],
    ['(01)09506000134352(89)X', { ai: '89', kind: 'unknownAI' }],
    ['(01)09506000134352(10)A(10)B', { ai: '10', kind: 'twice' }],
    ['(01)09506000134352(8200)x', { ai: '8200', kind: 'notAttribute' }],
    ['https://id.example/01/09506000134352/21/7/10/ABC', { kind: 'sequence' }],
    ['https://id.example/01/09506000134352?10=ABC', { ai: '10', kind: 'inPath' }],
    ['https://id.example/products/7', { kind: 'noKey' }],
    ['a mug', { kind: 'form' }],
    ['', { kind: 'form' }],
  ])('says what is wrong with %s', (typed, problem) =>
    expect(read(typed)).toEqual(expect.objectContaining(problem)),
  )

  it('finds a code by key and qualifiers, the most precise first', () => {
    const said = readIdentifiers('(01)09506000134352(10)A(21)7(17)261231')
    if (said.problem) throw new Error('refused')
    expect(levelsOf(said).map(identifiersKey)).toEqual([
      '(01)09506000134352(10)A(21)7',
      '(01)09506000134352(10)A',
      '(01)09506000134352',
    ])
  })
})
