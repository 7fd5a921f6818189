import type { ScanHeaders } from '../../vocabulary/scan.js'

const EARLY = /prefetch|prerender|preview/i

/** The value by which a browser says it fetches early, before anybody asked to go there. */
export const saysEarly = (value: null | string): boolean => value !== null && EARLY.test(value)

/**
 * A page of its own. Also what a site's service worker passes on: the browser then forgets what it
 * is for, but only people navigate, no script can.
 */
export const isPage = (destination: string, headers: ScanHeaders): boolean =>
  destination === 'document' ||
  (destination === 'empty' && headers.get('sec-fetch-mode') === 'navigate')
