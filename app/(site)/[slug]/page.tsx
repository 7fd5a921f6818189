import type { Metadata } from 'next'

import { notFound } from 'next/navigation.js'

import { findPage } from '../findPage.js'
import { PageView } from '../PageView.js'

export const dynamic = 'force-dynamic'

type Props = {
  params: Promise<{ slug: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const page = await findPage((await params).slug)
  return page ? { description: page.summary ?? undefined, title: page.title } : {}
}

export default async function SitePage({ params, searchParams }: Props) {
  const page = await findPage((await params).slug)
  return page ? <PageView page={page} searchParams={await searchParams} /> : notFound()
}
