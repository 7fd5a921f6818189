import type { PayloadRequest } from 'payload'

import type { QROptions } from '../../options/sanitizeOptions.js'

import { foldersOf } from './foldersOf.js'

export type FolderFilter = {
  /** The collection of folders. */
  slug: string
  /** Whether folders may be of some collections alone (`folderType`). */
  typed: boolean
}

/** What a filter by folder needs; `null` where codes are in no folders or the person may read none. */
export async function readableFolders(
  req: PayloadRequest,
  options: QROptions,
): Promise<FolderFilter | null> {
  const slug = foldersOf(req.payload, options.slugs.codes)?.slug
  const config = slug && req.payload.collections[slug]?.config
  if (!config || (await config.access.read({ req })) === false) return null
  return { slug, typed: config.flattenedFields.some(({ name }) => name === 'folderType') }
}
