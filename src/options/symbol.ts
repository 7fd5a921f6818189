import type { SymbolDesign } from '../symbol/design/types.js'
import type { PrintTemplate } from '../symbol/print/types.js'

import { fail } from '../kit/fail.js'
import { checkDesign } from '../symbol/design/checkDesign.js'
import { parseColour } from '../symbol/design/parseColour.js'
import { SymbolError } from '../symbol/SymbolError.js'
import { type Spelling, SPELLINGS } from '../symbol/symbolURL.js'
import { checks } from './checks.js'

export type SymbolOption = {
  /**
   * Colours of the brand, a click away while a symbol is designed: `#rrggbb`.
   *
   * @default none
   */
  colours?: string[]
  /**
   * How a symbol looks where neither the code nor its preset or campaign says.
   *
   * @default black squares on white
   * @example { modules: 'rounded', foreground: '#0b3d2e' }
   */
  design?: SymbolDesign
  /**
   * Slug of the upload collection that logos are chosen from. Adds a field `logo`: needs a migration.
   *
   * @default none: symbols have no logo
   */
  logos?: string
  /**
   * Gives codes a checkbox `publicImage`, and those where it is on an address of their picture that
   * everybody may read and keep: `/api/qr/images/MENU12.svg`. Adds a column: needs a migration.
   *
   * @default false
   */
  publicImages?: boolean
  /**
   * How the short URL is spelled in the symbol: `'scheme'` with `https://` in lower case and the rest in
   * upper case, `'upper'` all in upper case, `'typed'` as people read it. What is printed already works
   * with each of them. `docs/print.md` has what they cost.
   *
   * @default 'scheme'
   */
  spelling?: Spelling
  /**
   * Printed pages and sheets of your own, by name; one named like ours takes its place.
   *
   * @default ours alone: posters, table tents and toppers, tickets, cards, label sheets
   */
  templates?: Record<string, PrintTemplate>
}

/** Look and text of symbols. */
export type SymbolSettings = {
  readonly colours: readonly string[]
  readonly design: Readonly<SymbolDesign>
  readonly logos: null | string
  readonly publicImages: boolean
  readonly spelling: Spelling
  readonly templates: Readonly<Record<string, PrintTemplate>>
}

const KEYS = [
  'colours',
  'design',
  'logos',
  'publicImages',
  'spelling',
  'templates',
] as const satisfies (keyof SymbolOption)[]

export function symbolOf(written: SymbolOption | undefined): SymbolSettings {
  const option = checks.object<SymbolOption>('options.symbol', written, KEYS)
  const { colours = [], design } = option
  if (!Array.isArray(colours)) {
    fail('options.symbol.colours', colours, "a list of colours such as ['#0b3d2e']")
  }
  return {
    colours: colours.map((colour, at) =>
      inOption(() => parseColour(`options.symbol.colours[${at}]`, colour)),
    ),
    design: inOption(() => checkDesign(design, 'options.symbol.design')),
    logos: checks.text('options.symbol.logos', option.logos),
    publicImages: checks.boolean('options.symbol.publicImages', option.publicImages, false),
    spelling: checks.oneOf('options.symbol.spelling', option.spelling, 'scheme', SPELLINGS),
    templates: templatesOf(option.templates),
  }
}

function templatesOf(written: SymbolOption['templates'] = {}): SymbolSettings['templates'] {
  for (const [name, template] of Object.entries(written)) {
    const path = `options.symbol.templates.${name}`
    if (!/^[a-z][a-z0-9-]*$/.test(name)) {
      fail(path, name, 'a name of lower-case letters, digits and hyphens')
    }
    if (!['page', 'sheet'].includes(template?.kind)) {
      fail(`${path}.kind`, template?.kind, "'page' or 'sheet'")
    }
    if (typeof template.draw !== 'function') fail(`${path}.draw`, template.draw, 'a function')
  }
  return written
}

/** What is wrong with a symbol stops start-up like any other option. */
function inOption<T>(check: () => T): T {
  try {
    return check()
  } catch (error) {
    if (!(error instanceof SymbolError)) throw error
    throw new Error(`payload-plugin-qr: ${error.message}`, { cause: error })
  }
}
