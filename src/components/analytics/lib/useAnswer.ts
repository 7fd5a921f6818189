'use client'

import { useCallback, useEffect, useState } from 'react'

/** `status` is that of the answer, 0 where there was none; `message` is the server's. */
export type AnswerError = { field: null | string; message: null | string; status: number }

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
      (data) => setState({ data, error: null, loading: false, url }),
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

/** Rejects with an `AnswerError`. */
export async function askJSON<T>(
  url: string,
  signal?: AbortSignal,
  init?: RequestInit,
): Promise<T> {
  let response: Response
  try {
    response = await fetch(url, { credentials: 'include', ...init, ...(signal && { signal }) })
  } catch {
    throw { field: null, message: null, status: 0 } satisfies AnswerError
  }
  const body: unknown = await response.json().catch(() => null)
  if (response.ok) return body as T
  const first = (body as { errors?: { field?: string; message?: string }[] } | null)?.errors?.[0]
  throw {
    field: first?.field ?? null,
    message: first?.message ?? null,
    status: response.status,
  } satisfies AnswerError
}
