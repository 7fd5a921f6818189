'use client'

import { useSyncExternalStore } from 'react'

type Status = 'active' | 'paused'

const wanted = new Map<string, Status>()
const listeners = new Set<() => void>()

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Shows a status before the server has confirmed it; `null` goes back to what the server says. */
export function showStatus(key: string, status: null | Status): void {
  if (status === null) wanted.delete(key)
  else wanted.set(key, status)
  for (const listener of listeners) listener()
}

/** The status somebody has just asked for in this row, else `null`. Shared by the cells of a row. */
export function useShownStatus(key: string): null | Status {
  return useSyncExternalStore(
    subscribe,
    () => wanted.get(key) ?? null,
    () => null,
  )
}
