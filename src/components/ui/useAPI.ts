'use client'

import { useMemo } from 'react'

import type { Addresses } from './addresses.js'

import { askJSON } from './askJSON.js'
import { useAddresses } from './useAddresses.js'

export type API = {
  get: <T>(path: string, signal?: AbortSignal) => Promise<T>
  post: <T>(path: string, body?: object) => Promise<T>
} & Pick<Addresses, 'admin'>

/** The host's API and admin. `get` and `post` reject with an `AnswerError`. */
export function useAPI(): API {
  const { admin, api } = useAddresses()
  return useMemo(
    () => ({
      admin,
      get: (path, signal) => askJSON(api(path), signal),
      post: (path, body = {}) =>
        askJSON(api(path), undefined, {
          body: JSON.stringify(body),
          headers: { 'Content-Type': 'application/json' },
          method: 'POST',
        }),
    }),
    [admin, api],
  )
}
