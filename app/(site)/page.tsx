import { notFound } from 'next/navigation.js'

import { findPage } from './findPage.js'
import { PageView } from './PageView.js'

// from the database at every request: the build needs none
export const dynamic = 'force-dynamic'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function Home({ searchParams }: Props) {
  const page = await findPage('home')
  return page ? <PageView page={page} searchParams={await searchParams} /> : notFound()
}
