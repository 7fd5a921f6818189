import { createLRU } from '../../kit/createLRU.js'

const HEADER_MAX_LENGTH = 512
const TAG = /^[a-z]{2,3}(?:-[a-z0-9]{2,8}){0,3}$/i
type Wanted = readonly { quality: number; tag: string }[]
const NONE: readonly string[] = []
const known = createLRU<readonly string[]>(500)

function parse(header: string): Wanted {
  const wanted: { quality: number; tag: string }[] = []
  for (const part of header.split(',')) {
    const [tag = '', ...parameters] = part.split(';').map((text) => text.trim())
    if (!TAG.test(tag)) continue
    const stated = parameters.find((text) => /^q=/i.test(text))?.slice(2)
    const quality = stated === undefined ? 1 : Number(stated)
    if (!(quality > 0 && quality <= 1)) continue
    try {
      const canonical = Intl.getCanonicalLocales(tag)[0]
      if (canonical) wanted.push({ quality, tag: canonical })
    } catch {
      // no language tag after all (BCP 47)
    }
  }
  return wanted.sort((a, b) => b.quality - a.quality)
}

/** The tags of an `Accept-Language` header (RFC 9110 12.5.4), best first, canonical: `de-DE`. */
export function preferredLanguages(header: null | string): readonly string[] {
  if (!header) return NONE
  const text = header.slice(0, HEADER_MAX_LENGTH)
  let languages = known.get(text)
  if (languages === undefined) {
    languages = parse(text).map(({ tag }) => tag)
    known.set(text, languages)
  }
  return languages
}

/** Browsers give the second language less: who asks for both alike gets both. */
const ABOVE_ALL = 0.9

/** The languages a phone asks for above all, in lower case: those of a quality of 0.9 and more. */
export const chosenLanguages = (header: null | string): readonly string[] =>
  parse((header ?? '').slice(0, HEADER_MAX_LENGTH))
    .filter(({ quality }) => quality >= ABOVE_ALL)
    .map(({ tag }) => tag.toLowerCase())
