'use client'

import { useSearchParams } from 'next/navigation.js'
import { useCallback, useMemo } from 'react'

import { parseViewState, type ViewState, writeViewState } from './viewState.js'

/** The view in the address. Changing it makes an entry in the history, so "back" undoes a filter. */
export function useViewState(): [ViewState, (change: Partial<ViewState>) => void] {
  const search = useSearchParams()
  const query = search?.toString() ?? ''
  const state = useMemo(() => parseViewState(new URLSearchParams(query)), [query])
  const set = useCallback((change: Partial<ViewState>) => {
    // The address as it is now: React may not have drawn the last change yet.
    const now = parseViewState(new URLSearchParams(window.location.search))
    const next = writeViewState({ ...now, ...change }).toString()
    // Next listens to this; going through its router would render the page on the server again.
    window.history.pushState(null, '', `${window.location.pathname}${next && `?${next}`}`)
  }, [])
  return [state, set]
}
