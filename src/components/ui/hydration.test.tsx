import type { DefaultCellComponentProps } from 'payload'

import React from 'react'
import { renderToString } from 'react-dom/server'
import { afterEach, expect, it, vi } from 'vitest'

import { StatePill } from '../codes/StatePill/index.client.js'
import { PlaceCell } from '../scans/ScanCells/index.client.js'
import { NumberCell, URLCell } from './Cells/index.client.js'
import { LocalTime } from './LocalTime/index.client.js'

vi.mock('@payloadcms/ui', () => ({
  Pill: ({ children }: { children: React.ReactNode }) => <span>{children}</span>,
  useTranslation: () => ({
    i18n: { language: 'de' },
    t: (key: string, values: object) => `${key} ${JSON.stringify(values ?? {})}`,
  }),
}))
afterEach(() => vi.unstubAllGlobals())

const cell = (props: object) => props as unknown as DefaultCellComponentProps
const screens: [string, React.ReactNode][] = [
  ['a count', <NumberCell {...cell({ cellData: 1_234_567 })} key="1" />],
  [
    'a country',
    <PlaceCell {...cell({ field: { name: 'country' }, rowData: { country: 'TR' } })} key="2" />,
  ],
  [
    'a place',
    <PlaceCell
      {...cell({ field: { name: 'city' }, rowData: { city: 'Köln', country: 'DE' } })}
      key="3"
    />,
  ],
  ['a time', <LocalTime at="2026-03-29T01:30:00Z" key="4" relative />],
  [
    'a date in a state',
    <StatePill code={{ expiresAt: '2026-03-29T01:30:00Z' }} key="5" state="active" />,
  ],
  ['an address', <URLCell {...cell({ cellData: 'https://xn--tbingen-n2a.example/' })} key="7" />],
  ['a number in a state', <StatePill code={{ scanLimit: 12_500 }} key="6" state="used-up" />],
]

/** A machine whose language data says everything otherwise. */
const otherICU = () => {
  const odd = { format: () => 'other', of: () => 'other' }
  vi.stubGlobal('Intl', {
    DateTimeFormat: vi.fn(() => odd),
    DisplayNames: vi.fn(() => odd),
    NumberFormat: vi.fn(() => odd),
    RelativeTimeFormat: vi.fn(() => odd),
  })
}

it.each(screens)('%s is sent by the server without asking its language data', (_name, screen) => {
  const here = renderToString(screen)
  otherICU()
  expect(renderToString(screen)).toBe(here)
})
