'use client'

import { useConfig } from '@payloadcms/ui'
import { formatAdminURL } from 'payload/shared'

/** The admin page of a document. */
export function useRowHref(collectionSlug: string, id: unknown): string {
  const { config } = useConfig()
  const path = `/collections/${collectionSlug}/${encodeURIComponent(String(id))}` as const
  return formatAdminURL({ adminRoute: config.routes.admin, path })
}
