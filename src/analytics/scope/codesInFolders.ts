import type { PayloadRequest } from 'payload'

import type { ID } from '../../vocabulary/scan.js'

import { asID } from './asID.js'
import { foldersOf } from './foldersOf.js'
import { ParameterError } from '../ParameterError.js'

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
