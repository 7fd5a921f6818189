import { expect, it } from 'vitest'

import { MAP_FORMAT_NAMES } from '../integrations/maps/mapFormats.js'
import { mapsOf } from './maps.js'

it('nothing is written unless the host says where', () => {
  expect(mapsOf(undefined)).toBe(false)
})

it('a folder gets all formats, or those named', () => {
  expect(mapsOf({ to: './maps' })).toEqual({ formats: MAP_FORMAT_NAMES, to: './maps' })
  expect(mapsOf({ formats: ['nginx', 'nginx'], to: './maps' })).toMatchObject({
    formats: ['nginx'],
  })
})

it.each([
  [{}, 'options.maps.to got undefined'],
  [{ to: ' ' }, 'options.maps.to got " "'],
  [{ formats: ['iis'], to: 'x' }, 'options.maps.formats got "iis"'],
  [{ formats: [], to: 'x' }, 'options.maps.formats got []'],
  [{ folder: 'x', to: 'x' }, 'options.maps.folder got "x"'],
])('%j is refused by name', (written, message) => {
  expect(() => mapsOf(written as never)).toThrow(message)
})
