import type { BasePayload } from 'payload'

/** Payload's collection of folders and the field that names one, where codes are kept in folders. */
export function foldersOf(
  payload: BasePayload,
  codes: string,
): { fieldName: string; slug: string } | null {
  const { fieldName = 'folder', slug } = payload.config.folders || {}
  return slug && payload.collections[codes]?.config.folders ? { fieldName, slug } : null
}
