import type { SymbolSource } from '../../../symbol/symbolText.js'
import type { LookSource } from './useFormLook.js'

export type SavedSymbol = { domain?: null | string; host?: null | string } & LookSource &
  SymbolSource

/** What the form is compared with: no more of the document goes to the browser. */
export const savedParts = (saved: SavedSymbol): SavedSymbol => ({
  campaign: saved.campaign,
  code: saved.code,
  content: saved.content,
  design: saved.design,
  domain: saved.domain,
  host: saved.host,
  gs1: saved.gs1,
  kind: saved.kind,
  logo: saved.logo,
  preset: saved.preset,
})
