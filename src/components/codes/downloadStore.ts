'use client'

import { useSyncExternalStore } from 'react'

const taken = new Set<string>()
const listeners = new Set<() => void>()

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

const keyOf = (id: unknown, code: null | string): string => `${String(id)}:${code}`

/** Somebody has just taken the symbol of a code on this page, which the server knew nothing of. */
export function noteDownload(id: number | string, code: string): void {
  taken.add(keyOf(id, code))
  for (const listener of listeners) listener()
}

/** Whether the symbol of a code, as it is saved, was taken since the page was made. */
export function useIsDownloaded(id: unknown, code: null | string): boolean {
  return useSyncExternalStore(
    subscribe,
    () => taken.has(keyOf(id, code)),
    () => false,
  )
}
