'use client'

import { useDocumentInfo } from '@payloadcms/ui'

import type { ProblemAnswer } from '../../endpoints/codes/checkEndpoints.js'

import { useAnswer } from '../analytics/lib/useAnswer.js'
import { useAddresses } from '../ui/useAddresses.js'

/**
 * What a save of the code of this form would say to what is typed; `null`: nothing, or nobody knows yet.
 *
 * @param name of the endpoint, see `checkEndpoints`
 * @param asked its parameters; `null`: there is nothing to ask
 */
export function useProblem(name: string, asked: null | Record<string, string>): null | string {
  const { api } = useAddresses()
  const { collectionSlug, id } = useDocumentInfo()
  const of = id === undefined ? '' : `/${encodeURIComponent(String(id))}`
  const isAsked = collectionSlug !== undefined && asked !== null
  const { data, loading } = useAnswer<ProblemAnswer>(
    isAsked
      ? api(`/${collectionSlug}${of}/${name}?${new URLSearchParams(asked).toString()}`)
      : null,
  )
  return isAsked && !loading ? (data?.problem ?? null) : null
}
