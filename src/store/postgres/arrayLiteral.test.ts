import { describe, expect, it } from 'vitest'

import { arrayLiteral } from './arrayLiteral.js'

describe('arrayLiteral', () => {
  it('writes numbers, texts and nulls as PostgreSQL reads them', () => {
    expect(arrayLiteral([1, 2.5, null])).toBe('{1,2.5,null}')
    expect(arrayLiteral(['a', 'NULL', '', null, 'ü{},‹›'])).toBe('{"a","NULL","",null,"ü{},‹›"}')
    expect(arrayLiteral(['say "hi"'])).toBe('{"say \\"hi\\""}')
    expect(arrayLiteral([])).toBe('{}')
  })

  it('leaves control characters, whose escapes differ, to pg', () => {
    expect(arrayLiteral(['C:\\new'])).toEqual(['C:\\new'])
    expect(arrayLiteral(['a\nb', 'c\0d', null])).toEqual(['a\nb', 'cd', null])
  })
})
