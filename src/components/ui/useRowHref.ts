'use client'

import { useAddresses } from './useAddresses.js'

/** The admin page of a document. */
export function useRowHref(collectionSlug: string, id: unknown): string {
  const { admin } = useAddresses()
  return admin(`/collections/${collectionSlug}/${encodeURIComponent(String(id))}`)
}
