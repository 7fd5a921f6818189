import config from '@payload-config'
import { getPayload } from 'payload'
import React from 'react'

export const dynamic = 'force-dynamic'

export default async function Page() {
  const payload = await getPayload({ config })
  const { totalDocs } = await payload.count({ collection: 'users' })
  return <h1>{totalDocs === 0 ? 'Welcome' : 'Welcome back'}</h1>
}
