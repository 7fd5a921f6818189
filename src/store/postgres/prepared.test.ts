import { describe, expect, it } from 'vitest'

import { arrayLiteral } from './prepared.js'

describe('arrayLiteral', () => {
  it('writes numbers, texts and nulls as PostgreSQL reads them', () => {
    expect(arrayLiteral([1, 2.5, null])).toBe('{1,2.5,null}')
    expect(arrayLiteral(['a', 'NULL', '', null, 'ü{},‹›'])).toBe('{"a","NULL","",null,"ü{},‹›"}')
    expect(arrayLiteral(['say "hi"'])).toBe('{"say \\"hi\\""}')
    expect(arrayLiteral([])).toBe('{}')
  })

  it('writes control characters as they are, and leaves NUL out', () => {
    expect(arrayLiteral(['C:\\new', 'say "hi"'])).toBe('{"C:\\\\new","say \\"hi\\""}')
    expect(arrayLiteral(['a\nb', 'c\0d', null, 7, true])).toBe('{"a\nb","cd",null,7,true}')
  })
})
