import { expect, it } from 'vitest'

import { folderParams } from './folderParams.js'

it('leaves out what only sites with folders of certain collections can be asked', () => {
  const asked = { codes: 'qr-codes', search: 'Nor' }
  const any = folderParams({ ...asked, folders: { slug: 'payload-folders', typed: false } })
  expect([...any.keys()].filter((key) => key.startsWith('where'))).toEqual([
    'where[and][1][name][like]',
  ])
  const typed = folderParams({ ...asked, folders: { slug: 'payload-folders', typed: true } })
  expect(typed.get('where[and][0][or][0][folderType][in]')).toBe('qr-codes')
})
