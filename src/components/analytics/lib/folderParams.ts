import type { FolderFilter } from '../../../analytics/scope/folders.js'

type Asked = {
  /** Slug of the codes. */
  codes: string
  folders: FolderFilter
  search: string
}

/** Asks Payload for folders that may hold codes, by name. */
export function folderParams({ codes, folders, search }: Asked): URLSearchParams {
  const params = new URLSearchParams({ depth: '0', limit: '12', sort: 'name' })
  params.set('select[name]', 'true')
  if (folders.typed) {
    params.set('where[and][0][or][0][folderType][in]', codes)
    params.set('where[and][0][or][1][folderType][exists]', 'false')
  }
  if (search) params.set('where[and][1][name][like]', search)
  return params
}

/** Asks Payload for the names of folders. */
export const folderNamesParams = (ids: readonly string[]): URLSearchParams =>
  new URLSearchParams({
    depth: '0',
    limit: '500',
    'select[name]': 'true',
    'where[id][in]': ids.join(','),
  })
