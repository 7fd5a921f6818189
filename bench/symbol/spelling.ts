import type { ErrorCorrection } from '../../src/symbol/types.js'

import { createMatrix, ERROR_CORRECTIONS } from '../../src/symbol/createMatrix.js'
import { SPELLINGS, symbolURL } from '../../src/symbol/symbolURL.js'

// What the spelling of a short URL costs, over 200 domains of 5 to 29 characters. Counts, no times:
//   npx tsx bench/symbol/spelling.ts

const NAMES =
  `vv go ey qr fcb kiez tick gate9 arena derby bistro stadion ticketz cityfest museum-x eastside
  northbank openair26 fcunionxyz theaterhaus sportverein kulturwerk marketplace citymarathon
  harbourfest grandtheatre eventkalender freilichtkino messe-dresden fussballclub riverside-hall
  old-town-museum summerofmusic stadtwerke-linz kunsthalle-ulm bergbahn-zermatt restaurant-linde
  hotel-seeblick basketball-arena universitaet-bonn jazzfestival-graz wintersport-davos
  weihnachtsmarkt-ulm botanical-gardens philharmonie-berlin handwerkskammer-ost
  internationalfilmfest touristinfo-altstadt stadtbibliothek-dresden landesgartenschau-2026`.split(
    /\s+/,
  )
const ENDINGS = ['.de', '.com', '.co.uk', '.events']
const CODE = 'K7M2XWP4RT'

const PLACES = [
  { base: '', path: '/q' },
  { base: '', path: '/api/q' },
  { base: '/site', path: '/q' },
]

const domains = NAMES.flatMap((name) => ENDINGS.map((ending) => name + ending))

type Symbols = Record<(typeof SPELLINGS)[number], { level: number; version: number }>

function symbolsOf(
  domain: string,
  place: (typeof PLACES)[number],
  length: number,
  errorCorrection: ErrorCorrection,
) {
  const made = SPELLINGS.map((spelling) => {
    const url = symbolURL({
      baseURL: `https://${domain}${place.base}`,
      code: CODE.slice(0, length),
      path: place.path,
      spelling,
    })
    const matrix = createMatrix(url, { errorCorrection })
    return [
      spelling,
      { level: ERROR_CORRECTIONS.indexOf(matrix.errorCorrection), version: matrix.version },
    ]
  })
  return Object.fromEntries(made) as Symbols
}

const share = (all: Symbols[], of: (one: Symbols) => boolean): string =>
  `${((100 * all.filter(of).length) / all.length).toFixed(1)} %`
const mean = (all: Symbols[], spelling: (typeof SPELLINGS)[number]): string =>
  (all.reduce((sum, one) => sum + one[spelling].version, 0) / all.length).toFixed(2)

function row(name: string, all: Symbols[]): Record<string, string> {
  const grown = (of: 'scheme' | 'typed') => (one: Symbols) => one[of].version > one.upper.version
  const weaker = (of: 'scheme' | 'typed') => (one: Symbols) =>
    one[of].version === one.upper.version && one[of].level < one.upper.level
  return {
    where: name,
    upper: mean(all, 'upper'),
    scheme: mean(all, 'scheme'),
    typed: mean(all, 'typed'),
    'scheme: larger': share(all, grown('scheme')),
    'scheme: weaker': share(all, weaker('scheme')),
    'typed: larger': share(all, grown('typed')),
    'typed: weaker': share(all, weaker('typed')),
    'scheme: 2 versions': share(all, (one) => one.scheme.version > one.upper.version + 1),
  }
}

console.log(
  `${domains.length} domains of ${Math.min(...domains.map((one) => one.length))} to ${Math.max(...domains.map((one) => one.length))} characters, codes of 4 to 10`,
)
const rows = PLACES.flatMap((place) =>
  ERROR_CORRECTIONS.map((level) =>
    row(
      `${place.base}${place.path} ${level}`,
      domains.flatMap((domain) =>
        Array.from({ length: 7 }, (_, at) => symbolsOf(domain, place, at + 4, level)),
      ),
    ),
  ),
)
console.table(rows)

// The longest domain a symbol of version 1, 2, 3 has room for, with a code of six and the path /q.
const room = ERROR_CORRECTIONS.flatMap((level) =>
  SPELLINGS.map((spelling) => {
    const longest = (version: number): number => {
      for (let length = 60; length > 4; length--) {
        const domain = `${'a'.repeat(length - 4)}.com`
        const url = symbolURL({ baseURL: `https://${domain}`, code: CODE.slice(0, 6), spelling })
        if (createMatrix(url, { boost: false, errorCorrection: level }).version <= version) {
          return length
        }
      }
      return 0
    }
    return { level, spelling, 1: longest(1), 2: longest(2), 3: longest(3), 4: longest(4) }
  }),
)
console.table(room)
