import { headers } from 'next/headers.js'
import { getPayload } from 'payload'

import type { Page } from './findPage.js'

import config from '../../payload.config.js'

/** The latest draft of the page with this slug, or null for people who are not signed in. */
export const findDraft = async (slug: string): Promise<null | Page> => {
  const payload = await getPayload({ config })
  const { user } = await payload.auth({ headers: await headers() })
  if (!user) return null
  const { docs } = await payload.find({
    collection: 'pages',
    depth: 0,
    draft: true,
    limit: 1,
    overrideAccess: false,
    user,
    where: { slug: { equals: slug } },
  })
  return (docs[0] as unknown as Page | undefined) ?? null
}
