import fc from 'fast-check'
import { beforeAll, expect, it } from 'vitest'

import type { Glyphs } from '../text/types.js'
import type { Box, Page, PageItem, PrintInput, SheetTemplate } from './types.js'

import { SymbolError } from '../SymbolError.js'
import { loadGlyphs } from '../text/loadGlyphs.js'
import { plainText } from '../text/plainText.js'
import { pagesOf } from './pagesOf.js'
import { boundsOf, drawingOf, inputOf, isInside, symbolsOf } from './print.fixture.js'
import { printTools } from './printTools.js'
import { templateOf, TEMPLATES } from './templates.js'

let glyphs: Glyphs
beforeAll(async () => {
  glyphs = await loadGlyphs()
})

async function pages(name: string, inputs: PrintInput[], from?: number): Promise<Page[]> {
  const all: Page[] = []
  for await (const page of pagesOf(inputs, templateOf(name), { from, glyphs })) all.push(page)
  return all
}

const symbol = drawingOf('HTTPS://QR.EXAMPLE.ORG/Q/AB12CD')
const full: PrintInput = {
  callToAction: 'Scan me',
  headline: 'Herzlich willkommen',
  logo: { height: 100, png: new Uint8Array(), width: 300 },
  shortURL: 'qr.example.org/q/ab12cd',
  symbol,
  text: 'Speisekarte, Bestellung und Bezahlung am Tisch.',
}

/** Where a template may draw one code, and what it draws there. */
function areas(
  page: Page,
  items: readonly PageItem[],
): { area: Box; items: readonly PageItem[] }[] {
  const turned = items.find((item) => item.kind === 'turned')
  const whole = { height: page.heightMM, width: page.widthMM, x: 0, y: 0 }
  if (!turned) return [{ area: whole, items }]
  const rest = items.filter((item) => item !== turned)
  return [
    { area: turned.box, items: turned.items },
    { area: { ...turned.box, y: turned.box.height }, items: rest },
  ]
}

/** Characters of the font, spaces and very long words among them. */
const letters = 'aÄßéñőşțžĐŁæœИщъяґїΩώψ ABCWM mil.,!?-–„“€0123456789 '
const text = fc.oneof(
  fc.string({ maxLength: 40, unit: fc.constantFrom(...letters) }),
  fc.string({ maxLength: 600, unit: fc.constantFrom(...letters) }),
  fc.string({ maxLength: 300, unit: fc.constantFrom('W', 'Щ', 'm') }),
)

it('keeps everything inside its label or side, whatever is written', async () => {
  const tools = printTools(glyphs)
  const texts = fc.record({ callToAction: text, headline: text, shortURL: text, text })
  for (const [name, template] of Object.entries(TEMPLATES)) {
    fc.assert(
      fc.property(texts, fc.boolean(), (written, hasLogo) => {
        const input = { ...written, logo: hasLogo ? full.logo : null, symbol }
        const drawn =
          template.kind === 'sheet'
            ? [
                {
                  area: template.places[1]!,
                  items: template.draw(input, tools, template.places[1]!),
                },
              ]
            : [template.draw(input, tools)]
                .flat()
                .flatMap((page) => areas(page as Page, (page as Page).items))
        for (const { area, items } of drawn) {
          for (const bounds of items.flatMap(boundsOf)) {
            expect(isInside(bounds, area), `${name} ${JSON.stringify({ area, bounds })}`).toBe(true)
          }
          const [placed] = items.filter((item) => item.kind === 'symbol')
          const words = items.filter((item) => item.kind !== 'symbol' && item.kind !== 'line')
          // The quiet zone belongs to the symbol: no word stands in it.
          for (const other of words.flatMap(boundsOf)) {
            expect(overlap(other, placed!), name).toBeLessThan(0.01)
          }
        }
      }),
      { numRuns: 10 },
    )
  }
}, 60_000)

const overlap = (a: Box, b: Box): number =>
  Math.min(
    Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x),
    Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y),
  )

it('closes up what is empty, and gives the room to the symbol', async () => {
  for (const name of Object.keys(TEMPLATES)) {
    const [whole] = await pages(name, [full])
    const [bare] = await pages(name, [{ shortURL: '', symbol, text: '  ' }])
    const [less] = await pages(name, [{ headline: 'Hi', symbol }])
    const width = (page: Page | undefined) => symbolsOf(page!)[0]!.width
    expect(width(bare), name).toBeGreaterThanOrEqual(width(less))
    expect(width(less), name).toBeGreaterThanOrEqual(width(whole) - 0.01)
    expect(bare!.items.some((item) => item.kind === 'path')).toBe(false)
    // Even with everything the symbol stays what it is about, and can be scanned.
    expect(width(whole), name).toBeGreaterThan(19)
  }
})

it('shrinks a long headline and ends a text no size fits', async () => {
  const lineOf = async (headline: string) => {
    const [page] = await pages('poster-a4', [{ headline, symbol }])
    const path = page!.items.find((item) => item.kind === 'path')!
    return boundsOf(path)[0]!
  }
  const [short, long] = [await lineOf('Menü'), await lineOf('Menü '.repeat(30))]
  expect(short.width).toBeLessThan(long.width)
  expect(long.height).toBeLessThan(297 * 0.17)
  // Nothing silently larger than its share, and a word without an end is broken.
  expect((await lineOf('W'.repeat(300))).width).toBeLessThanOrEqual(210 * 0.84 + 0.01)
})

it('reads from both sides of a table: the back is the front upside down', async () => {
  const [page] = await pages('tent-a4', [full])
  const turned = page!.items.find((item) => item.kind === 'turned')!
  const front = page!.items.find((item) => item.kind === 'symbol')!
  const back = turned.items.find((item) => item.kind === 'symbol')!
  expect(front).toMatchObject({ height: back.height, width: back.width, x: back.x })
  expect(front.y).toBeCloseTo(back.y + 148.5)
})

it('fills sheets from a place that is still there, and no sheet more', async () => {
  const inputs = Array.from({ length: 25 }, (_, at) => inputOf(`CODE ${at}`))
  const sheets = await pages('avery-l7160', inputs, 20)
  expect(sheets.map((page) => symbolsOf(page).length)).toEqual([2, 21, 2])
  const { places } = TEMPLATES['avery-l7160'] as SheetTemplate
  expect(isInside(symbolsOf(sheets[0]!)[0]!, places[19]!)).toBe(true)
  expect(isInside(symbolsOf(sheets[1]!)[0]!, places[0]!)).toBe(true)
  expect(await pages('avery-l7160', inputs.slice(0, 21))).toHaveLength(1)
  expect(await pages('avery-l7160', [])).toEqual([])
  for (const from of [0, 22, 1.5]) {
    await expect(pages('avery-l7160', inputs, from)).rejects.toThrow(/^from: got .*from 1 to 21/)
  }
})

it('names what it cannot print', async () => {
  await expect(pages('poster-a4', [{ headline: '東京', symbol }])).rejects.toThrow(SymbolError)
  await expect(pages('poster-a4', [{ callToAction: '🍕', symbol }])).rejects.toThrow(
    /^callToAction/,
  )
  expect(() => templateOf('poster-a9')).toThrow(/^template: got "poster-a9", takes poster-a4, /)
  expect(() => templateOf('constructor')).toThrow(SymbolError)
  const own = { mine: TEMPLATES['topper-a6']! }
  expect(templateOf('mine', own)).toBe(own.mine)
  // The ellipsis and every letter of the property above are in the font.
  expect(plainText(glyphs.semiBold, `${letters}…`).missing).toEqual([])
})
