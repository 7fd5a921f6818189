'use client'

import { useSyncExternalStore } from 'react'

const never = () => () => {}

/**
 * `false` on the server and while the page is taken over, `true` from then on. For texts that depend
 * on a machine's language data: Node's and a browser's name and group differently, and a page whose
 * two sides differ is thrown away and rendered anew (React's error 418).
 */
export function useInBrowser(): boolean {
  return useSyncExternalStore(
    never,
    () => true,
    () => false,
  )
}
