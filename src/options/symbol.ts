import { type Spelling, SPELLINGS } from '../symbol/symbolURL.js'
import { checks } from './checks.js'

export type SymbolOption = {
  /**
   * How the short URL is spelled in the symbol: `'scheme'` with `https://` in lower case and the rest in
   * upper case, `'upper'` all in upper case, `'typed'` as people read it. What is printed already works
   * with each of them. `docs/print.md` has what they cost.
   *
   * @default 'scheme'
   */
  spelling?: Spelling
}

/** How symbols are made. */
export type SymbolSettings = { readonly spelling: Spelling }

export function symbolOf(written: SymbolOption | undefined): SymbolSettings {
  const { spelling } = checks.object<SymbolOption>('options.symbol', written, ['spelling'])
  return { spelling: checks.oneOf('options.symbol.spelling', spelling, 'scheme', SPELLINGS) }
}
