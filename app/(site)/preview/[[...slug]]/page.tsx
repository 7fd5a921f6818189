import type { Metadata } from 'next'

import { notFound } from 'next/navigation.js'

import { findDraft } from '../../findDraft.js'
import { PageView } from '../../PageView.js'
import { RefreshOnSave } from '../../RefreshOnSave.client.js'

export const dynamic = 'force-dynamic'
export const metadata: Metadata = { robots: { index: false }, title: 'Preview' }

type Props = { params: Promise<{ slug?: string[] }> }

/** A page as it would be published now, for people who are signed in. */
export default async function Preview({ params }: Props) {
  const { slug = ['home'] } = await params
  const page = await findDraft(slug.join('/'))
  if (!page) return notFound()
  return (
    <>
      <RefreshOnSave />
      <PageView page={page} />
    </>
  )
}
