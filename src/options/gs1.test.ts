import { expect, it } from 'vitest'

import { gs1Of, type GS1Option } from './gs1.js'

it('is off unless it is asked for', () => {
  expect(gs1Of(undefined)).toBe(false)
  expect(gs1Of(false)).toBe(false)
  expect(gs1Of(true)).toEqual({ path: '', url: null })
  expect(gs1Of({ path: '/', url: 'https://id.example/' })).toEqual({
    path: '',
    url: 'https://id.example',
  })
  expect(gs1Of({ path: '/id/' })).toEqual({ path: '/id', url: null })
})

it.each([
  [{ path: 'id' }, 'options.gs1.path'],
  [{ url: 'id.example' }, 'options.gs1.url'],
  [{ url: 'https://id.example/products' }, 'options.gs1.url'],
  [{ domain: 'x' }, 'options.gs1.domain'],
  ['/id', 'options.gs1'],
])('refuses %j, naming it', (written, named) => {
  expect(() => gs1Of(written as GS1Option)).toThrow(named)
})

it('shows no password that stands in the address', () => {
  const wrong = () => gs1Of({ url: 'https://u:secret@id.example' })
  expect(wrong).toThrow('options.gs1.url got "a user name"')
  expect(wrong).not.toThrow('secret')
})
