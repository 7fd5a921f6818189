import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { exportScans, type Separator } from './exportScans.js'
import { spreadsheetText } from './spreadsheetText.js'

const COLUMNS = ['code', 'city', 'postalCode', 'latitude', 'scannedAtLocal', 'userAgent']
const SPLITS = [',', ';', '\t', '|']

async function fileOf(
  rows: unknown[][],
  { labels = false, separator = 'comma' as Separator } = {},
) {
  const batches = (async function* () {
    yield rows
  })()
  const written = { bom: false, columns: COLUMNS, format: 'csv', separator } as const
  let text = ''
  for await (const piece of exportScans(batches, { ...written, labels: labels ? COLUMNS : null })) {
    text += piece
  }
  return text
}

const row = (text: string, postalCode = '01067') => [
  text,
  text,
  postalCode,
  5.12,
  '2026-03-29 14:00:00',
  text, // prettier-ignore
]

/** As Excel and LibreOffice read: what follows a closed quote belongs to the cell. */
function spreadsheet(text: string, separator: string): string[] {
  const cells: string[] = []
  let cell = ''
  let at: 'after' | 'quoted' | 'start' = 'start'
  for (let index = 0; index < text.length; index++) {
    const char = text[index]!
    if (at === 'quoted') {
      if (char !== '"') cell += char
      else if (text[index + 1] === '"') cell += text[++index]
      else at = 'after'
    } else if (char === separator || char === '\n' || char === '\r') {
      cells.push(cell)
      cell = ''
      at = 'start'
    } else if (char === '"' && at === 'start') at = 'quoted'
    else {
      cell += char
      at = 'after'
    }
  }
  return [...cells, cell]
}

/** Every way somebody may open the file. */
function cellsOf(text: string): string[] {
  return SPLITS.flatMap((separator) => [
    ...text.split(/\r\n|\r|\n/).flatMap((line) => line.split(separator)),
    ...spreadsheet(text, separator),
  ])
}

const isFormula = (cell: string): boolean =>
  /^"*[\s\p{C}]*[=+\-@\uff1d\uff0b\uff0d\uff20]/u.test(cell) &&
  !/^[+-]?\d+([.,]\d+)?$/.test(cell) &&
  // of ours, and nothing but digits
  !/^"*="*[\d.,/: E+-]+"*$/i.test(cell)

describe('no cell of an export starts a formula', () => {
  const hostile = fc.oneof(
    fc.string({
      unit: fc.constantFrom(...'=+-@＝＋－＠,;|"\'\t\r\n\v\u0085\u2028\u200b\u00a0 a1('),
    }),
    fc.string(),
  )

  it.each([
    'iPhone;=1+1;',
    'a\t=1',
    'a|@SUM(1)',
    'a";"=1',
    '"=1"',
    '",=1',
    'a\n=1',
    'a\r\n \t+1',
    '; =1',
    ';""=1',
    ';\u200b＝1',
    "-5|cmd|' /C calc'!A0",
    '-5,=1',
  ])('%j', async (text) => {
    for (const separator of ['comma', 'semicolon', 'tab'] as const) {
      for (const labels of [false, true]) {
        const file = await fileOf([row(text, text)], { labels, separator })
        expect(cellsOf(file).filter(isFormula)).toEqual([])
      }
    }
  })

  it('whatever is in a scan, whatever it is split at', () =>
    fc.assert(
      fc.asyncProperty(
        hostile,
        hostile,
        fc.boolean(),
        fc.constantFrom<Separator>('comma', 'semicolon', 'tab'),
        async (one, other, labels, separator) => {
          const file = await fileOf([row(one, other), row(other, one)], { labels, separator })
          expect(cellsOf(file).filter(isFormula)).toEqual([])
        },
      ),
      {
        // quotes are lost count of behind a text in quotes, and a constant formula is next to it
        examples: [
          ['1', '\n', true, 'tab'],
          ['', '-0', false, 'tab'],
          ['', '1', true, 'semicolon'],
          ['\u200b', '-1', true, 'comma'],
          [';', '1', true, 'tab'],
          ['\t', '1', true, 'comma'],
        ],
        numRuns: 500,
      },
    ))

  it.each([
    '-5',
    '+49.5',
    'Derby - East stand',
    'a=b&c=-d',
    'Mozilla/5.0 (X11; Linux) A/1 (K, like G)',
  ])('and %j stays as it is', async (text) =>
    expect(spreadsheet(await fileOf([row(text)]), ',')).toContain(text),
  )
})

describe('a CSV', () => {
  const read = (text: string, delimiter: string) => parse(text, { delimiter }) as string[][]

  it.each([
    ['comma', ','],
    ['semicolon', ';'],
    ['tab', '\t'],
  ] as const)('has the separator asked for: %s', async (separator, delimiter) => {
    const text = 'a,b;c\td|e "f"'
    const [head, first] = read(await fileOf([row(text)], { separator }), delimiter)
    expect(head).toEqual(COLUMNS)
    expect(first).toEqual([text, text, '01067', '5.12', '2026-03-29 14:00:00', text])
  })

  it('for a spreadsheet keeps postal codes and other digits text, times times, numbers numbers', async () => {
    const kept = async (text: string, separator: Separator, delimiter: string) =>
      read(await fileOf([row('A', text)], { labels: true, separator }), delimiter)[1]!.slice(2, 5)
    const time = '2026-03-29 14:00:00'
    expect(await kept('01067', 'comma', ',')).toEqual(['="01067"', '5.12', time])
    expect(await kept('01067', 'semicolon', ';')).toEqual(['="01067"', '5,12', time])
    for (const text of ['110 00', '1E5', '3-12', '+4930']) {
      expect((await kept(text, 'comma', ','))[0]).toBe(`="${text}"`)
    }
    for (const text of ['EC1A 1BB', '1012 AB', '']) {
      expect((await kept(text, 'comma', ','))[0]).toBe(text)
    }
  })
})

it.each(['destination', 'referrer'])('a spreadsheet has the %s as people read it', (name) => {
  const shown = (url: string, column = name) => spreadsheetText(url, column, false)
  expect(shown('https://xn--tbingen-n2a.example/a')).toBe('https://tübingen.example/a')
  expect(shown('https://xn--pypal-4ve.example/')).toBe('https://xn--pypal-4ve.example/')
  expect(shown('https://xn--tbingen-n2a.example/,=1')).toBe("https://tübingen.example/,'=1")
  expect(shown('https://xn--tbingen-n2a.example/', 'rawQuery')).toContain('xn--')
})
