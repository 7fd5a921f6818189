/** A part of a value: of digits (`N`), of set 82 (`X`), of set 39 (`Y`), or of base64url (`Z`). */
export type ValuePart = {
  checks: readonly string[]
  max: number
  min: number
  optional: boolean
  set: 'N' | 'X' | 'Y' | 'Z'
}

export type ApplicationIdentifier = {
  ai: string
  /** May stand in the query of a Digital Link URI. */
  isAttribute: boolean
  /** Of a length that is known beforehand: such come first in a query that we make. */
  isFixed: boolean
  parts: readonly ValuePart[]
  /** Sequences of qualifiers a key may have; `null`: it is no key. */
  qualifiers: null | readonly (readonly string[])[]
}

type Row = readonly [ais: string, flags: string, format: string, qualifiers?: string]

/**
 * Application identifiers: which, how they may be used, how their values are made, and the qualifiers of
 * keys in order (`|` between alternatives). `*`: of a fixed length, `?`: an attribute.
 *
 * Facts from the GS1 Barcode Syntax Dictionary, https://github.com/gs1/gs1-syntax-dictionary (Apache-2.0).
 * Lists it refers to (countries, currencies, package types, coupons) are not looked into.
 */
const ROWS: readonly Row[] = [
  ['00', '*?', 'N18,csum', ''],
  ['01', '*?', 'N14,csum', '22,10,21|235'],
  ['02', '*?', 'N14,csum'],
  ['03', '*', 'N14,csum'],
  ['10 243', '?', 'X..20'],
  ['240 241 250 251 400 403', '?', 'X..30'],
  ['11 12 13 15 16 17', '*?', 'N6,yymmd0'],
  ['20', '*?', 'N2'],
  ['21 22', '', 'X..20'],
  ['235', '', 'X..28'],
  ['242', '?', 'N..6'],
  ['253', '?', 'N13,csum [X..17]', ''],
  ['254', '', 'X..20'],
  ['255', '?', 'N13,csum [N..12]', ''],
  ['30 37', '?', 'N..8'],
  ['3900-3909 3920-3929', '?', 'N..15'],
  ['3910-3919 3930-3939', '?', 'N3 N..15'],
  ['3940-3943 8111', '?', 'N4'],
  ['3950-3955 8005', '?', 'N6'],
  ['401', '?', 'X..30,gcp', ''],
  ['402', '?', 'N17,csum', ''],
  ['410-413 416', '*?', 'N13,csum'],
  ['414', '*?', 'N13,csum', '254|7040'],
  ['415', '*?', 'N13,csum', '8020'],
  ['417', '*?', 'N13,csum', '7040'],
  ['420', '?', 'X..20'],
  ['421', '?', 'N3 X..9'],
  ['422 424 426', '?', 'N3'],
  ['423 425', '?', 'N3 [N3] [N3] [N3] [N3]'],
  ['427 7008', '?', 'X..3'],
  ['4300 4301 4310 4311 4320', '?', 'X..35,pcenc'],
  ['4302-4306 4312-4316', '?', 'X..70,pcenc'],
  ['4307 4317', '?', 'X2'],
  ['4308 4319', '?', 'X..30'],
  ['4309', '?', 'N10 N10'],
  ['4318', '?', 'X..20'],
  ['4321-4323', '?', 'N1,yesno'],
  ['4324-4325', '?', 'N6,yymmd0 N4,hhmi'],
  ['4326 7006', '?', 'N6,yymmdd'],
  ['4330-4333', '?', 'N6 [X1],hyphen'],
  ['7001', '?', 'N13'],
  ['7002', '?', 'X..30'],
  ['7023', '?', 'X..30,gcp'],
  ['7003', '?', 'N6,yymmdd N4,hhmi'],
  ['7004', '?', 'N..4'],
  ['7005', '?', 'X..12'],
  ['7007', '?', 'N6,yymmdd [N6],yymmdd'],
  ['7009 7255', '?', 'X..10'],
  ['7010', '?', 'X..2'],
  ['7011', '?', 'N6,yymmdd [N4],hhmi'],
  ['7020-7022', '?', 'X..20'],
  ['7030-7039', '?', 'N3 X..27'],
  ['7040', '', 'N1 X1 X1 X1,importer'],
  ['7041', '', 'X..4'],
  ['710-716 7240', '?', 'X..20'],
  ['7230-7239', '?', 'X2 X..28'],
  ['7241', '?', 'N2'],
  ['7242', '?', 'X..25'],
  ['7250', '?', 'N8,yyyymmdd'],
  ['7251', '?', 'N8,yyyymmdd N4,hhmi'],
  ['7252', '?', 'N1'],
  ['7253 7254 7259', '?', 'X..40,pcenc'],
  ['7256', '?', 'X..90,pcenc'],
  ['7257', '?', 'X..70,pcenc'],
  ['7258', '?', 'X3,sequence'],
  ['8001', '?', 'N4,nonzero N5,nonzero N3,nonzero N1,winding N1'],
  ['8002 8012', '?', 'X..20'],
  ['8003', '?', 'N1,zero N13,csum [X..16]', ''],
  ['8004', '?', 'X..30,gcp', '7040'],
  ['8006', '?', 'N14,csum N4,piece', '22,10,21'],
  ['8007', '?', 'X..34'],
  ['8008', '?', 'N6,yymmdd N2,hh [N2],mi [N2],mi'],
  ['8009', '?', 'X..50'],
  ['8010', '?', 'Y..30,gcp', '8011'],
  ['8011', '', 'N..12,nolead'],
  ['8013', '?', 'X..25,pair,gcp', ''],
  ['8014', '', 'X..25,pair,gcp'],
  ['8017 8018', '?', 'N18,csum', '8019'],
  ['8019', '', 'N..10'],
  ['8020', '', 'X..25'],
  ['8026', '?', 'N14,csum N4,piece'],
  ['8030', '?', 'Z..90'],
  ['8110 8112', '?', 'X..70'],
  ['8200', '', 'X..70'],
  ['90', '?', 'X..30'],
  ['91-99', '?', 'X..90'],
  // Measures: the last digit says where the decimal point is.
  ...[
    [310, 316],
    [320, 337],
    [340, 357],
    [360, 369],
  ].flatMap(([first, last]) =>
    Array.from({ length: last! - first! + 1 }, (_, at): Row => [
      `${first! + at}0-${first! + at}5`,
      '*?',
      'N6',
    ]),
  ),
]

const known = new Map(ROWS.flatMap(read).map((one) => [one.ai, one]))

/** By its two to four digits. */
export const applicationIdentifier = (ai: string): ApplicationIdentifier | undefined =>
  known.get(ai)

/** Those that name something by themselves, and so may begin a Digital Link URI. */
export const KEY_AIS: readonly string[] = [...known.values()]
  .filter(({ qualifiers }) => qualifiers !== null)
  .map(({ ai }) => ai)
  .sort()

function read([ais, flags, format, qualifiers]: Row): ApplicationIdentifier[] {
  const parts = format.split(' ').map(readPart)
  return ais
    .split(' ')
    .flatMap(expand)
    .map((ai) => ({
      ai,
      isAttribute: flags.includes('?'),
      isFixed: flags.includes('*'),
      parts,
      qualifiers:
        qualifiers === undefined
          ? null
          : qualifiers.split('|').map((one) => one.split(',').filter(Boolean)),
    }))
}

function expand(ais: string): string[] {
  const [first, last] = ais.split('-')
  if (last === undefined) return [ais]
  return Array.from({ length: Number(last) - Number(first) + 1 }, (_, at) =>
    String(Number(first) + at),
  )
}

/** `N13`: thirteen digits, `X..20`: up to twenty characters, `[X1]`: may be left out; checks follow. */
function readPart(text: string): ValuePart {
  const [form = '', ...checks] = text.split(',')
  const [, set, dots, length] = /^\[?([NXYZ])(\.\.)?(\d+)\]?$/.exec(form)!
  const max = Number(length)
  return {
    checks,
    max,
    min: dots ? 1 : max,
    optional: form.startsWith('['),
    set: set as ValuePart['set'],
  }
}
