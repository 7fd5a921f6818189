import fc from 'fast-check'
import sharp from 'sharp'
import { beforeAll, expect, it } from 'vitest'

import type { Glyphs } from './types.js'

import { SymbolError } from '../SymbolError.js'
import { checkText } from './checkText.js'
import { loadGlyphs } from './loadGlyphs.js'
import { measureText, outlineText } from './outlineText.js'

let glyphs: Glyphs
beforeAll(async () => {
  glyphs = await loadGlyphs()
})

/** Sentences with every letter of their alphabet, or nearly. */
const SENTENCES = {
  Bulgarian: 'Ах, чудна българска земьо, полюшвай цъфтящи жита.',
  Croatian: 'Gojazni đačić s biciklom drži hmelj i finu vatu u džepu nošnje.',
  Czech: 'Příliš žluťoučký kůň úpěl ďábelské ódy.',
  Danish: 'Høj bly gom vandt fræk sexquiz på wc. Århus.',
  Estonian: 'Põdur Zagrebi tšellomängija-följetonist Ciqo külmetas kehvas garaažis.',
  French: 'Voix ambiguë d’un cœur qui, au zéphyr, préfère les jattes de kiwis. À 5 €, où ça ? Ÿ',
  German: 'Zwölf Boxkämpfer jagen Viktor quer über den großen Sylter Deich. GROẞE „Größe“',
  Greek: 'Ξεσκεπάζω την ψυχοφθόρα βδελυγμία. Ταΐζω ΐ ΰ Ϊ',
  Hungarian: 'Árvíztűrő tükörfúrógép. ÁRVÍZTŰRŐ TÜKÖRFÚRÓGÉP',
  Icelandic: 'Kæmi ný öxi hér, ykist þjófum nú bæði víl og ádrepa.',
  Irish: 'D’fhuascail Íosa Úrmhac na hÓighe Beannaithe pór Éava agus Ádhaimh',
  Latvian: 'Glāžšķūņa rūķīši dzērumā čiepj Baha koncertflīģeļu vākus. Ģ Ķ Ļ Ņ',
  Lithuanian: 'Įlinkdama fechtuotojo špaga sublykčiojusi pragręžė apvalų arbūzą.',
  Macedonian: 'Ѓорѓи, ќерката на Џонов, љуби ѕвезди и њива. Ј',
  Maltese: 'Ġġibnielhom ħobż, għażel, ċavetta.',
  Polish: 'Pchnąć w tę łódź jeża lub ośm skrzyń fig.',
  Portuguese: 'À noite, vovô Kowalsky vê o ímã cair no pé do pinguim queixoso. Ação, pães, õ',
  Romanian:
    'Gheorghe, obezul, a reușit să obțină jucându-se un flux în Quebec de o mie kilowațioră. â Ș Ț',
  Russian: 'Съешь же ещё этих мягких французских булок, да выпей чаю. №',
  Serbian: 'Љубазни фењерџија чађавог лица хоће да ми покаже штос. Ђ ј',
  Slovak: 'Kŕdeľ šťastných ďatľov učí pri ústí Váhu mĺkveho koňa obhrýzať kôru. ä ô',
  Spanish: '¿El pingüino Wenceslao hizo kilómetros bajo exhaustiva lluvia? ¡Ñandú! 1.ª',
  Swedish: 'Yxskaftbud, ge vår WC-zonmö IQ-hjälp.',
  Turkish: 'Pijamalı hasta yağız şoföre çabucak güvendi. İĞÜŞÖÇ',
  Ukrainian: 'Чуєш їх, доцю, га? Кумедна ж ти, прощайся без ґольфів! пам’ять, памʼять, Є Ї Ґ',
  Welsh: 'Ŵyneb ŷd: Ẁ ẃ Ẅ ỳ Â ê',
} as const

const MARKS =
  'ABC 0123456789 .,:;!?-–—…_/\\|@#%&*+=<>()[]{}\'"‘’“”‚„«»‹›·•§¶°©®™€£$¥₽₴₺←↑→↓↖↗↘↙×÷−½¼¾²³'

/** Letters whose feet reach over their place. */
const TOUCHING = 'AAxXKRAVX ÁÄKÄÅ ΑΛΑΧ АХКЖУХАх ffjfÄ VAV'

const svgOf = (d: string, rule: string, [x, y, width, height]: readonly number[]): Buffer =>
  Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" ` +
      `viewBox="${x} ${y} ${width} ${height}"><path fill-rule="${rule}" d="${d}"/></svg>`,
  )

const pixels = (svg: Buffer): Promise<Buffer> =>
  sharp(svg).flatten({ background: '#fff' }).greyscale().raw().toBuffer()

it('writes the languages of Europe', () => {
  const unwritten = Object.entries({ ...SENTENCES, MARKS }).flatMap(([language, text]) =>
    (['regular', 'semiBold'] as const).flatMap((weight) =>
      outlineText(glyphs, text, { size: 10, weight }).missing.map((one) => [language, one]),
    ),
  )
  expect(unwritten).toEqual([])
})

it('looks the same by both fill rules, and in both kinds of composition', async () => {
  for (const weight of ['regular', 'semiBold'] as const) {
    for (const text of [...Object.values(SENTENCES), MARKS, TOUCHING]) {
      const { d, width } = outlineText(glyphs, text, { size: 40, weight })
      expect(d).toMatch(/^[MLCZ\d .-]+$/)
      expect(outlineText(glyphs, text.normalize('NFD'), { size: 40, weight }).d).toBe(d)
      const box = [-5, -45, Math.ceil(width) + 10, 60]
      const [evenOdd, nonZero] = await Promise.all([
        pixels(svgOf(d, 'evenodd', box)),
        pixels(svgOf(d, 'nonzero', box)),
      ])
      expect(evenOdd.some((value) => value < 40)).toBe(true)
      const apart = evenOdd.reduce(
        (most, one, at) => Math.max(most, Math.abs(one - nonZero[at]!)),
        0,
      )
      expect(apart, `${weight}: ${text}`).toBeLessThan(48)
    }
  }
}, 60_000)

it('places a text where it is asked to', async () => {
  const place = { size: 20, x: 100, y: 30 }
  const start = outlineText(glyphs, 'HIH', place)
  const ends = { end: 100, middle: 100 + start.width / 2, start: 100 + start.width }
  for (const [anchor, right] of Object.entries(ends)) {
    const { d } = outlineText(glyphs, 'HIH', { ...place, anchor: anchor as keyof typeof ends })
    const xs = [...d.matchAll(/[ML]([-\d.]+) ([-\d.]+)/g)].map(([, x]) => Number(x))
    const ys = [...d.matchAll(/[ML]([-\d.]+) ([-\d.]+)/g)].map(([, , y]) => Number(y))
    // the letters' own space on both sides
    expect(Math.max(...xs)).toBeCloseTo(right - 1.9, 0)
    expect(Math.min(...xs)).toBeCloseTo(right - start.width + 1.9, 0)
    expect(Math.max(...ys)).toBeCloseTo(30, 1)
    expect(Math.min(...ys)).toBeCloseTo(30 - 0.689 * 20, 1)
  }
})

it('shrinks what is too wide, and kerns', () => {
  const wide = outlineText(glyphs, 'Scan me for the menu', { size: 10 })
  const narrow = outlineText(glyphs, 'Scan me for the menu', { maxWidth: wide.width / 2, size: 10 })
  expect(narrow).toMatchObject({ missing: [], size: 5 })
  expect(narrow.width).toBeCloseTo(wide.width / 2)
  const width = (text: string) => measureText(glyphs, text, { size: 10 })
  expect(width('AV')).toBeLessThan(width('A') + width('V'))
  expect(width('ТА')).toBeLessThan(width('Т') + width('А'))
})

it('leaves out what is not seen, and names what it cannot write', () => {
  const write = (text: string) => outlineText(glyphs, text, { size: 10 })
  expect(write('co\u00adope\u200dra\u202etion\ufe0f').d).toBe(write('cooperation').d)
  expect(write('a\tb\nc\u2009d').d).toBe(write('a b c d').d)
  expect(write('ﬁＡ\u2011').d).toBe(write('fiA-').d)
  expect(write('')).toEqual({ d: '', missing: [], size: 10, width: 0 })
  expect(write('東京 🍕 Café 東 e\u0300\u0323')).toMatchObject({
    missing: ['東', '京', '🍕', '\u0300'],
  })
  expect(() => checkText('frameText', glyphs, 'Café →')).not.toThrow()
  const refused = () => checkText('frameText', glyphs, 'Menü 東京')
  expect(refused).toThrow(SymbolError)
  expect(refused).toThrow(/^frameText: the font has no 東 京; takes Latin, Cyrillic and Greek/)
})

it('takes any text', () => {
  const text = fc.string({ maxLength: 30, unit: 'binary' })
  const size = fc.double({ max: 500, min: 0.1, noNaN: true })
  fc.assert(
    fc.property(text, size, (any, height) => {
      const { d, width } = outlineText(glyphs, any, { maxWidth: 50, size: height })
      expect(d).toMatch(/^[MLCZ\d .-]*$/)
      expect(width).toBeLessThanOrEqual(50)
    }),
    { numRuns: 50 },
  )
}, 30_000)
