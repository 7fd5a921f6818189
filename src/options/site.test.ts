import { expect, it } from 'vitest'

import { sanitizeOptions } from './sanitizeOptions.js'
import { pageOwnerOf } from './site.js'

const owner = (page: object, siteURL: null | string) =>
  pageOwnerOf(sanitizeOptions({ page }), siteURL)

it('a page names the host as it wants to be named, else by its address', () => {
  const site = 'https://example.com'
  expect(owner({}, site)).toMatchObject({ logo: null, siteName: 'example.com', siteURL: site })
  expect(owner({ name: 'Riverside' }, site)).toMatchObject({ siteName: 'Riverside', siteURL: site })
  expect(owner({ link: 'https://club.example/fans' }, site)).toMatchObject({
    siteName: 'club.example',
    siteURL: 'https://club.example/fans',
  })
  expect(owner({}, null)).toMatchObject({ logo: null, siteName: null, siteURL: null })
})
