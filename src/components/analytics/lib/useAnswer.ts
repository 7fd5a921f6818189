'use client'

import { useCallback, useEffect, useState } from 'react'

import { type AnswerError, askJSON } from '../../ui/askJSON.js'

type State<T> = { data: null | T; error: AnswerError | null; loading: boolean; url: null | string }

/**
 * JSON of an address. What was there stays while the next is on its way; a question nobody waits
 * for any more is stopped, in the database too. `null` asks nothing.
 */
export function useAnswer<T>(url: null | string) {
  const [state, setState] = useState<State<T>>({
    data: null,
    error: null,
    loading: true,
    url: null,
  })
  const [again, setAgain] = useState(0)
  useEffect(() => {
    if (url === null) return
    const stop = new AbortController()
    setState((before) => ({ ...before, error: null, loading: true }))
    askJSON<T>(url, stop.signal).then(
      (data) => {
        if (!stop.signal.aborted) setState({ data, error: null, loading: false, url })
      },
      (error: unknown) => {
        if (stop.signal.aborted) return
        setState((before) => ({ ...before, error: error as AnswerError, loading: false }))
      },
    )
    return () => stop.abort()
  }, [again, url])
  const reload = useCallback(() => setAgain((times) => times + 1), [])
  return { ...state, reload }
}
