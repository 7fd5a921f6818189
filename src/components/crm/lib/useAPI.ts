'use client'

import { useConfig } from '@payloadcms/ui'
import { formatAdminURL } from 'payload/shared'
import { useMemo } from 'react'

import { askJSON } from '../../analytics/lib/askJSON.js'

export type API = {
  /** Address of a page of the admin. */
  admin: (path: string) => string
  get: <T>(path: string, signal?: AbortSignal) => Promise<T>
  post: <T>(path: string, body?: object) => Promise<T>
}

/** The host's API and admin. `get` and `post` reject with an `AnswerError`. */
export function useAPI(): API {
  const { config } = useConfig()
  const { routes, serverURL } = config
  return useMemo(() => {
    const url = (path: string): string => `${serverURL}${routes.api}${path}`
    return {
      admin: (path) => formatAdminURL({ adminRoute: routes.admin, path: path as `/${string}` }),
      get: (path, signal) => askJSON(url(path), signal),
      post: (path, body = {}) =>
        askJSON(url(path), undefined, {
          body: JSON.stringify(body),
          headers: { 'Content-Type': 'application/json' },
          method: 'POST',
        }),
    }
  }, [routes.admin, routes.api, serverURL])
}
