'use client'

import { useConfig } from '@payloadcms/ui'
import { useMemo } from 'react'

import { type Addresses, addressesOf } from './addresses.js'

export function useAddresses(): Addresses {
  const { config } = useConfig()
  return useMemo(() => addressesOf(config), [config])
}

/** The admin page of a document. */
export function useRowHref(collectionSlug: string, id: unknown): string {
  const { admin } = useAddresses()
  return admin(`/collections/${collectionSlug}/${encodeURIComponent(String(id))}`)
}
