'use client'

import { useEffect, useState } from 'react'

import type { LatestScan } from '../../../vocabulary/questions.js'

import { askJSON } from '../../ui/askJSON.js'

/** Between two questions, in milliseconds. */
const EVERY = 4_000
const KEPT = 30

type State = { failed: boolean; fresh: Set<string>; scans: LatestScan[] | null }

/**
 * The latest scans, newest first, asked for again every few seconds. Nothing is asked while paused,
 * in a hidden tab, or while an answer is out; what fails is tried again at half the pace.
 */
export function useLatest(url: string, paused: boolean) {
  const [state, setState] = useState<State>({ failed: false, fresh: new Set(), scans: null })
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => setState({ failed: false, fresh: new Set(), scans: null }), [url])
  useEffect(() => {
    if (paused) return
    const stop = new AbortController()
    let timer: ReturnType<typeof setTimeout> | undefined
    let newest: null | string = null
    let asking = false
    const ask = async (): Promise<void> => {
      clearTimeout(timer)
      // A tab that is shown while an answer is out must not start a second round of questions.
      if (asking || document.hidden) return
      asking = true
      const after = newest ? `&after=${encodeURIComponent(newest)}` : ''
      try {
        const scans = await askJSON<LatestScan[]>(`${url}${after}`, stop.signal)
        if (stop.signal.aborted) return
        setState((before) => joined(before.scans, scans))
        newest = scans[0]?.scanId ?? newest
        timer = setTimeout(ask, EVERY)
      } catch {
        if (stop.signal.aborted) return
        setState((before) => ({ ...before, failed: true }))
        timer = setTimeout(ask, EVERY * 2)
      }
      asking = false
      setNow(Date.now())
    }
    const onVisible = (): void => {
      if (!document.hidden) void ask()
    }
    void ask()
    document.addEventListener('visibilitychange', onVisible)
    return () => {
      stop.abort()
      clearTimeout(timer)
      document.removeEventListener('visibilitychange', onVisible)
    }
  }, [paused, url])
  return { ...state, now }
}

/** New scans before those that were there; each once. */
function joined(before: LatestScan[] | null, scans: LatestScan[]): State {
  const known = new Set(before?.map(({ scanId }) => scanId))
  const fresh = scans.filter(({ scanId }) => !known.has(scanId))
  return {
    failed: false,
    fresh: new Set(before ? fresh.map(({ scanId }) => scanId) : []),
    scans: [...fresh, ...(before ?? [])].slice(0, KEPT),
  }
}
