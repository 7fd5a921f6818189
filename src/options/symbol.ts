import { checks } from './checks.js'

export type SymbolOption = {
  /**
   * Gives codes a checkbox `publicImage`, and those where it is on an address of their picture that
   * everybody may read and keep: `/api/qr/images/MENU12.svg`. Adds a column: needs a migration.
   *
   * @default false
   */
  publicImages?: boolean
}

export type SymbolSettings = { readonly publicImages: boolean }

/** How symbols are made and who sees them. */
export function symbolOptionOf(written: SymbolOption | undefined): SymbolSettings {
  const symbol = checks.object<SymbolOption>('options.symbol', written, ['publicImages'])
  return {
    publicImages: checks.boolean('options.symbol.publicImages', symbol.publicImages, false),
  }
}
