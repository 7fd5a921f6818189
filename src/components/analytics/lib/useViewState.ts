'use client'

import { useSearchParams } from 'next/navigation.js'
import { useCallback, useEffect, useMemo, useRef } from 'react'

import { settle } from './settle.js'
import { type Change, parseViewState, type ViewState, writeViewState } from './viewState.js'

/** The view in the address. Changing it makes an entry in the history, so "back" undoes a filter. */
export function useViewState(): [ViewState, (change: Change) => void] {
  const search = useSearchParams()
  const query = search?.toString() ?? ''
  const state = useMemo(() => parseViewState(new URLSearchParams(query)), [query])
  const ahead = useRef<string[]>([])
  useEffect(() => {
    ahead.current = settle(ahead.current, query)
  }, [query])
  const set = useCallback((change: Change) => {
    const newest = ahead.current.at(-1) ?? window.location.search
    const now = parseViewState(new URLSearchParams(newest))
    const changed = typeof change === 'function' ? change(now) : change
    const next = writeViewState({ ...now, ...changed }).toString()
    if (next === writeViewState(now).toString()) return
    ahead.current.push(next)
    // Next listens to this; going through its router would render the page on the server again.
    window.history.pushState(null, '', `${window.location.pathname}${next && `?${next}`}`)
  }, [])
  return [state, set]
}
