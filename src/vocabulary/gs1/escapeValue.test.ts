import { describe, expect, it } from 'vitest'

import { escapeValue, unescapeValue } from './escapeValue.js'

// Cases of GS1's Barcode Syntax Engine, see `syntaxEngine.test.ts`.

/** The text, and what it stands for in a path and in a query. */
const UNESCAPED: [text: string, path: string, query: string][] = [
  ['', '', ''],
  ['test', 'test', 'test'],
  ['+', '+', ' '],
  ['%20', ' ', ' '],
  ['%20AB', ' AB', ' AB'],
  ['A%20B', 'A B', 'A B'],
  ['AB%20', 'AB ', 'AB '],
  ['ABC%2', 'ABC%2', 'ABC%2'],
  ['ABCD%', 'ABCD%', 'ABCD%'],
  ['A%20%20B', 'A  B', 'A  B'],
  ['A%01B', 'A\u0001B', 'A\u0001B'],
  ['A%ffB', 'A\u00ffB', 'A\u00ffB'],
  ['A%FfB', 'A\u00ffB', 'A\u00ffB'],
  ['A%fFB', 'A\u00ffB', 'A\u00ffB'],
  ['A%FFB', 'A\u00ffB', 'A\u00ffB'],
  ['A%4FB', 'AOB', 'AOB'],
  ['A%4fB', 'AOB', 'AOB'],
  ['A%4gB', 'A%4gB', 'A%4gB'],
  ['A%4GB', 'A%4GB', 'A%4GB'],
  ['A%g4B', 'A%g4B', 'A%g4B'],
  ['A%G4B', 'A%G4B', 'A%G4B'],
]

const ESCAPED: [value: string, text: string][] = [
  ['ABCDEFGHIJKLMNOPQRSTUVWXYZ', 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'],
  ['abcdefghijklmnopqrstuvwxyz', 'abcdefghijklmnopqrstuvwxyz'],
  ['0123456789-._~', '0123456789-._~'],
  ['!"#%&\'()*+,/:;<=>?', '%21%22%23%25%26%27%28%29%2A%2B%2C%2F%3A%3B%3C%3D%3E%3F'],
  ['test', 'test'],
]

describe('percent-encoding of the GS1 syntax engine', () => {
  it.each(UNESCAPED)('reads "%s"', (text, path, query) => {
    expect(unescapeValue(text, false)).toBe(path)
    expect(unescapeValue(text, true)).toBe(query)
  })

  it('refuses the character nothing can have', () =>
    expect(unescapeValue('A%00B', false)).toBe(null))

  it.each(ESCAPED)('writes "%s"', (value, text) => expect(escapeValue(value)).toBe(text))
})
