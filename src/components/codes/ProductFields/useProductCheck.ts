import { useDocumentInfo } from '@payloadcms/ui'

import type { ProductAnswer } from '../../../endpoints/gs1/productEndpoints.js'

import { useAnswer } from '../../analytics/lib/useAnswer.js'
import { useAddresses } from '../../ui/useAddresses.js'

/**
 * What a save would say to the number of a product, such as that another code has it; `null`: nothing, or
 * nobody knows yet.
 *
 * @param identifiers as they are typed; `null`: there is nothing to ask
 */
export function useProductCheck(identifiers: null | string): null | string {
  const { api } = useAddresses()
  const { collectionSlug, id } = useDocumentInfo()
  const of = id === undefined ? '' : `/${encodeURIComponent(String(id))}`
  const isAsked = collectionSlug !== undefined && identifiers !== null
  const asked = new URLSearchParams({ identifiers: identifiers ?? '' }).toString()
  const { data, loading } = useAnswer<ProductAnswer>(
    isAsked ? api(`/${collectionSlug}${of}/product?${asked}`) : null,
  )
  return isAsked && !loading ? (data?.problem ?? null) : null
}
