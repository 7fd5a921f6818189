import type { Metadata } from 'next'
import type { SearchParams } from 'payload-plugin-qr/react'

import { notFound } from 'next/navigation.js'

import { findPage } from '../findPage.js'
import { PageView } from '../PageView.js'
import { OrderForm } from './OrderForm.js'

export const dynamic = 'force-dynamic'
export const metadata: Metadata = { title: 'Tickets' }

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

/** The ticket shop, where a scan becomes a sale. Its words are a page of the admin, its form is here. */
export default async function Tickets({ searchParams }: Props) {
  const page = await findPage('tickets')
  if (!page) return notFound()
  const query = await searchParams
  return (
    <PageView page={page} searchParams={query as SearchParams}>
      <div className="inner">
        <OrderForm
          problem={typeof query.problem === 'string' ? query.problem : undefined}
          searchParams={query}
        />
      </div>
    </PageView>
  )
}
