/** Asks Payload for the names of folders. */
export const folderNamesParams = (ids: readonly string[]): URLSearchParams =>
  new URLSearchParams({
    depth: '0',
    limit: '500',
    'select[name]': 'true',
    'where[id][in]': ids.join(','),
  })
