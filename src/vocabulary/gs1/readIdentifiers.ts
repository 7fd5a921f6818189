import type { Identified, Read } from './types.js'

import { arrange } from './arrange.js'
import { parseDigitalLink, readDigitalLink } from './digitalLink.js'
import { elementString, readElementString } from './elementString.js'
import { longGTIN, withLongGTIN } from './gtin.js'

/**
 * What a person wrote to name a product: `(01)09506000134352(10)ABC`, a Digital Link URI or its path, or a
 * GTIN alone, of 8, 12, 13 or 14 digits.
 */
export function readIdentifiers(written: string): Read<Identified> {
  const text = written.trim()
  if (/^https?:/i.test(text)) return ordered(parseDigitalLink(text, { shortGTIN: true }))
  if (/^\/?\d{2,4}\//.test(text)) {
    const [path = '', query = ''] = `/${text.replace(/^\//, '')}`.split('?', 2)
    return ordered(readDigitalLink(path, query, { shortGTIN: true }))
  }
  const digits = text.replace(/[\s-]/g, '')
  if (/^(?:\d{8}|\d{12,14})$/.test(digits)) return arrange([{ ai: '01', value: longGTIN(digits) }])
  const elements = text.startsWith('(') ? readElementString(text) : null
  if (!elements) return { problem: { kind: 'form', value: text } }
  return arrange(elements.map(withLongGTIN))
}

const ordered = (read: Read<Identified>): Read<Identified> =>
  read.problem ? read : arrange(read.elements)

/** As they are stored: `(01)09506000134352(10)ABC(17)261231`. */
export const identifiersText = ({ elements }: Identified): string => elementString(elements)

/** What finds the code: key and qualifiers alone. Starts with a bracket, which no text of a code can have. */
export const identifiersKey = ({ elements, keys }: Identified): string =>
  elementString(elements.slice(0, keys))

/** The keys under which something may be known, the most precise first: lot, then product. */
export const levelsOf = (identified: Identified): Identified[] =>
  Array.from({ length: identified.keys }, (_, at) => {
    const keys = identified.keys - at
    return { elements: identified.elements.slice(0, keys), keys }
  })
