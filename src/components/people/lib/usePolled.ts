'use client'

import { useCallback, useEffect, useRef, useState } from 'react'

import type { AnswerError } from '../../ui/askJSON.js'

/** Between two questions while something waits, in milliseconds. */
const EVERY = 4_000

type Options<T> = {
  ask: (signal: AbortSignal) => Promise<T>
  /** Whether the answer will change by itself. */
  isOpen: (data: T) => boolean
}

/**
 * An answer that is asked for again every few seconds while it is open, and when the reader comes
 * back to the tab. What was there stays when a later question fails.
 */
export function usePolled<T>({ ask, isOpen }: Options<T>) {
  const [state, setState] = useState<{ data: null | T; error: AnswerError | null }>({
    data: null,
    error: null,
  })
  const again = useRef<() => void>(() => undefined)
  useEffect(() => {
    const stop = new AbortController()
    let timer: ReturnType<typeof setTimeout> | undefined
    let turn = 0
    const run = async (): Promise<void> => {
      clearTimeout(timer)
      if (document.hidden) return
      const mine = ++turn
      try {
        const data = await ask(stop.signal)
        // a question asked since then knows better
        if (mine !== turn || stop.signal.aborted) return
        setState({ data, error: null })
        if (isOpen(data)) timer = setTimeout(run, EVERY)
      } catch (error) {
        if (mine !== turn || stop.signal.aborted) return
        setState((before) => ({ ...before, error: error as AnswerError }))
        timer = setTimeout(run, EVERY * 3)
      }
    }
    const onVisible = (): void => {
      if (!document.hidden) void run()
    }
    again.current = () => void run()
    void run()
    document.addEventListener('visibilitychange', onVisible)
    return () => {
      stop.abort()
      clearTimeout(timer)
      document.removeEventListener('visibilitychange', onVisible)
    }
  }, [ask, isOpen])
  const reload = useCallback(() => again.current(), [])
  return { ...state, reload }
}
