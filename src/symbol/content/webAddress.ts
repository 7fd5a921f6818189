import type { ContentFields } from './types.js'

import { FORBIDDEN_SCHEMES } from '../../vocabulary/schemes.js'
import { ContentError } from './ContentError.js'
import { needed, shown } from './readField.js'

/** The address, which is printed as it was typed: any change could lead elsewhere. */
export function webAddress(fields: ContentFields): string {
  const url = needed(fields, 'url').trim()
  // The parser drops tabs and new lines, a reader does not.
  if (!URL.canParse(url) || /\s/.test(url)) {
    throw new ContentError('url', 'contentURL', { value: shown(url) })
  }
  const scheme = new URL(url).protocol.slice(0, -1)
  if (FORBIDDEN_SCHEMES.includes(scheme)) throw new ContentError('url', 'contentScheme', { scheme })
  return url
}
