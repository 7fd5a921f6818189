import type { PayloadRequest } from 'payload'

import { expect, it } from 'vitest'

import type { QROptions } from '../../options/sanitizeOptions.js'

import { readableFolders } from './folders.js'

const options = { slugs: { codes: 'qr-codes' } } as QROptions

type Site = { codes?: object | false; fields?: string[]; read?: unknown; root?: object | false }
const asked = ({ codes = {}, fields = ['name'], read = true, root = { slug: 'shelves' } }: Site) =>
  readableFolders(
    {
      payload: {
        collections: {
          'qr-codes': { config: { folders: codes } },
          shelves: {
            config: {
              access: { read: async () => read },
              flattenedFields: fields.map((name) => ({ name })),
            },
          },
        },
        config: { folders: root },
      },
    } as unknown as PayloadRequest,
    options,
  )

it('offers a filter where codes are in folders that the person may read', async () => {
  expect(await asked({})).toEqual({ slug: 'shelves', typed: false })
  expect(await asked({ fields: ['name', 'folderType'] })).toEqual({ slug: 'shelves', typed: true })
  expect(await asked({ read: { team: { equals: 1 } } })).not.toBeNull()
})

it('offers none where folders are off, of other collections alone, or nobody’s to read', async () => {
  expect(await asked({ root: false })).toBeNull()
  expect(await asked({ codes: false })).toBeNull()
  expect(await asked({ read: false })).toBeNull()
})
