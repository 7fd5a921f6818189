import type { GS1Element, Identified, Read } from './types.js'

import { applicationIdentifier } from './applicationIdentifiers.js'
import { checkValue } from './checkValue.js'
import { escapeValue, unescapeValue } from './escapeValue.js'
import { withLongGTIN } from './gtin.js'
import { belongsInPath, isKeyPath } from './keyPath.js'

/** GS1's own resolver, which canonical URIs name. */
export const CANONICAL_STEM = 'https://id.gs1.org'

type Options = {
  /** Takes GTINs of 8, 12 and 13 digits, which older URIs have. @default false */
  shortGTIN?: boolean
}

const URI = /^[\w\-.~:/?#[\]@!$&'()*+,;=%]*$/
const SCHEME = /^(?:https?|HTTPS?):\/\//
const NO_DOMAIN = /[_~?#@!$&'()*+,;=%]/

/**
 * Reads a GS1 Digital Link URI (URI syntax 1.4 and later, which know no names like `/gtin/` for numbers).
 * Anything may stand before the key: it is looked for from the end.
 */
export function parseDigitalLink(uri: string, options: Options = {}): Read<Identified> {
  const scheme = SCHEME.exec(uri)?.[0]
  if (!URI.test(uri) || scheme === undefined) return { problem: { kind: 'form', value: uri } }
  const rest = uri.slice(scheme.length)
  const slash = rest.indexOf('/')
  const domain = rest.slice(0, slash)
  if (slash < 1 || NO_DOMAIN.test(domain)) return { problem: { kind: 'domain', value: domain } }
  const [beforeFragment = ''] = rest.slice(slash).split('#', 1)
  const mark = beforeFragment.indexOf('?')
  return mark < 0
    ? readDigitalLink(beforeFragment, '', options)
    : readDigitalLink(beforeFragment.slice(0, mark), beforeFragment.slice(mark + 1), options)
}

/** The same of a path, and a query without `?`. */
export function readDigitalLink(
  path: string,
  query: string,
  { shortGTIN = false }: Options = {},
): Read<Identified> {
  const pairs = pairsOf(path)
  if (pairs === null) return { problem: { kind: 'noKey', value: path } }
  const keys: GS1Element[] = []
  for (const [ai, escaped] of pairs) {
    const read = readElement(ai, escaped, { isQuery: false, shortGTIN })
    if ('problem' in read) return read
    keys.push(read)
  }
  const [key, ...qualifiers] = keys.map(({ ai }) => ai)
  if (!isKeyPath(key!, qualifiers)) {
    return { problem: { kind: 'sequence', value: [key, ...qualifiers].join(', ') } }
  }
  const elements = [...keys]
  for (const parameter of query.split('&')) {
    const equals = parameter.indexOf('=')
    const ai = parameter.slice(0, Math.max(equals, 0))
    // Parameters with other names are anybody's.
    if (!/^\d+$/.test(ai)) continue
    const read = readElement(ai, parameter.slice(equals + 1), { isQuery: true, shortGTIN: true })
    if ('problem' in read) return read
    const problem = attributeProblem(read, elements, keys.length)
    if (problem) return { problem: { ...read, kind: problem } }
    elements.push(read)
  }
  return { elements, keys: keys.length }
}

/** From the last key of the path on; `null`: there is none. */
function pairsOf(path: string): [ai: string, value: string][] | null {
  const segments = path.split('/')
  for (let at = segments.length - 2; at > 0; at -= 2) {
    const entry = applicationIdentifier(segments[at]!)
    if (!entry) return null
    if (entry.qualifiers === null) continue
    const pairs: [string, string][] = []
    for (let of = at; of < segments.length; of += 2) {
      pairs.push([segments[of]!, segments[of + 1]!])
    }
    return pairs
  }
  return null
}

function readElement(
  ai: string,
  escaped: string,
  { isQuery, shortGTIN }: { isQuery: boolean; shortGTIN: boolean },
): Exclude<Read<GS1Element>, { problem?: undefined }> | GS1Element {
  const entry = applicationIdentifier(ai)
  if (!entry) return { problem: { ai, kind: 'unknownAI', value: escaped } }
  if (escaped === '') return { problem: { ai, kind: 'emptyValue' } }
  const written = unescapeValue(escaped, isQuery)
  if (written === null) return { problem: { ai, kind: 'charset', value: escaped } }
  const element = shortGTIN ? withLongGTIN({ ai, value: written }) : { ai, value: written }
  const problem = checkValue(entry, element.value)
  return problem ? { problem } : element
}

function attributeProblem({ ai }: GS1Element, before: readonly GS1Element[], keys: number) {
  if (before.some((one) => one.ai === ai)) return 'twice'
  if (!applicationIdentifier(ai)!.isAttribute) return 'notAttribute'
  const path = before.slice(0, keys).map((one) => one.ai)
  return belongsInPath(ai, path) ? 'inPath' : null
}

/** The path of key and qualifiers: `/01/09506000134352/10/ABC`. */
export const digitalLinkPath = ({ elements, keys }: Identified): string =>
  elements
    .slice(0, keys)
    .map(({ ai, value }) => `/${ai}/${escapeValue(value)}`)
    .join('')

/** The whole URI: `https://id.gs1.org/01/09506000134352/10/ABC?17=261231`. */
export function makeDigitalLink(identified: Identified, stem = CANONICAL_STEM): string {
  const attributes = identified.elements.slice(identified.keys)
  const query = attributes.map(({ ai, value }) => `${ai}=${escapeValue(value)}`).join('&')
  const uri = stem.replace(/\/$/, '') + digitalLinkPath(identified)
  return query === '' ? uri : `${uri}?${query}`
}
