import type { BasePayload, PayloadRequest } from 'payload'

import type { QROptions } from '../../options/sanitizeOptions.js'
import type { ID } from '../../vocabulary/scan.js'

import { ParameterError } from '../ParameterError.js'
import { asID } from './asID.js'

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

/** Folders in folders are followed so far; Payload lets nobody nest them in a circle. */
const DEEPEST = 20

/** Codes in these folders and the folders in them, as far as the person may read both. */
export async function codesInFolders(
  req: PayloadRequest,
  collection: string,
  written: readonly string[],
): Promise<ID[]> {
  const { payload } = req
  const folders = foldersOf(payload, collection)
  if (!folders) {
    throw new ParameterError('folder', 'nothing: this site keeps QR codes in no folders')
  }
  const { fieldName, slug } = folders
  const asked = { depth: 0, overrideAccess: false, pagination: false, req, select: {} } as const
  const idsIn = async (of: string, field: string, values: readonly ID[]): Promise<ID[]> => {
    const where = { [field]: { in: values } }
    const more = of === collection ? { trash: true } : {}
    const { docs } = await payload.find({ ...asked, ...more, collection: of, where })
    return docs.map(({ id }) => id as ID)
  }
  const ids = written.map((text) => asID(payload, slug, text)).filter((id) => id !== null)
  let level = await idsIn(slug, 'id', ids)
  if (level.length < written.length) {
    throw new ParameterError('folder', 'ids of folders you may read')
  }
  const found = new Set<ID>(level)
  for (let depth = 0; depth < DEEPEST && level.length > 0; depth++) {
    level = (await idsIn(slug, fieldName, level)).filter((id) => !found.has(id))
    for (const id of level) found.add(id)
  }
  return idsIn(collection, fieldName, [...found])
}

/** Payload's collection of folders and the field that names one, where codes are kept in folders. */
function foldersOf(
  payload: BasePayload,
  codes: string,
): { fieldName: string; slug: string } | null {
  const { fieldName = 'folder', slug } = payload.config.folders || {}
  return slug && payload.collections[codes]?.config.folders ? { fieldName, slug } : null
}
