import { arrange } from '../../vocabulary/gs1/arrange.js'
import { decompress } from '../../vocabulary/gs1/decompress.js'
import { digitalLinkPath, makeDigitalLink } from '../../vocabulary/gs1/digitalLink.js'
import { escapeValue, unescapeValue } from '../../vocabulary/gs1/escapeValue.js'

/** A Digital Link that was compressed, as it is without that. */
export type Uncompressed = { path: string; query: string }

/**
 * The Digital Link that a compressed one stands for: `/AQnYUc1gmg` as a whole, or what follows a key, as in
 * `/01/05412345000013/EEarwSMXRuGw`. `null`: it is none, or what is in it is no Digital Link.
 */
export function uncompress(path: string): null | Uncompressed {
  const segments = path.split('/').filter(Boolean)
  const read = segments.length === 1 || segments.length === 3 ? decompress(segments.at(-1)!) : null
  if (read === null) return null
  const [ai, value] = segments
  const key = segments.length === 3 ? [{ ai: ai!, value: unescapeValue(value!, false) ?? '' }] : []
  const made = arrange([...key, ...read.elements])
  if (made.problem) return null
  const plain = digitalLinkPath(made)
  const more = read.parameters.map(([name, of]) => `${name}=${escapeValue(of)}`)
  const [, attributes] = makeDigitalLink(made, '').split('?')
  return { path: plain, query: [...(attributes ? [attributes] : []), ...more].join('&') }
}
