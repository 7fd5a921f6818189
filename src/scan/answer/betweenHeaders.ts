import type { Passage, ScanInHand } from '../scanInHand.js'

import { ALLOWED_SCHEMES } from '../../vocabulary/schemes.js'
import { PASS_COOKIE } from '../decide/between/formFields.js'

/** Of the page in between. Nobody learns of it where they go next, the site's name included. */
export const betweenHeaders = (schemes: readonly string[] = []): Record<string, string> => ({
  // Browsers hold the redirect that follows a form against this, too.
  'Content-Security-Policy': `default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'self' ${[...ALLOWED_SCHEMES, ...schemes].map((scheme) => `${scheme}:`).join(' ')}; frame-ancestors 'none'`,
  'Referrer-Policy': 'no-referrer',
})

/** For this code alone: its path, as the browser has it. */
export function passCookie(
  { seconds, value }: NonNullable<Passage['cookie']>,
  { mount, request }: Pick<ScanInHand, 'mount' | 'request'>,
): string {
  const path = mount.path ?? pathIn(request.url)
  const isSecure =
    request.url.startsWith('https:') || request.headers.get('x-forwarded-proto') === 'https'
  return [
    `${PASS_COOKIE}=${value}`,
    // Of a path with anything odd in it the browser takes the folder.
    ...(/^\/[\w\-.~%/]+$/.test(path) ? [`Path=${path}`] : []),
    `Max-Age=${seconds}`,
    'HttpOnly',
    'SameSite=Lax',
    ...(isSecure ? ['Secure'] : []),
  ].join('; ')
}

const pathIn = (url: string): string => url.replace(/^[a-z][a-z0-9+.-]*:\/\/[^/?#]*/i, '').replace(/[?#].*$/s, '') // prettier-ignore
