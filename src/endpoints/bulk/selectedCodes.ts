import type { CollectionSlug, PayloadRequest, Where } from 'payload'

import type { QROptions } from '../../options/sanitizeOptions.js'
import type { SymbolSource } from '../../symbol/symbolText.js'
import type { ID } from '../../vocabulary/scan.js'
import type { Designed } from '../../website/design/createDesigner.js'

export type SelectedCode = {
  [field: string]: unknown
  code: string
  host?: null | string
  id: ID
  title?: null | string
} & Designed &
  SymbolSource

const PAGE = 100

/** What a symbol is made of. */
const SYMBOL = {
  campaign: true,
  code: true,
  content: true,
  design: true,
  host: true,
  kind: true,
  logo: true,
  preset: true,
  title: true,
}

type Context = { options: QROptions; req: PayloadRequest }

/** With all their fields and campaigns, or with what a symbol is made of. */
type Extent = 'symbol' | 'whole'

/** Those of these codes that the person may read, one by one, a page of them in memory. */
export async function* selectedCodes(
  { ids, options, req }: { ids: readonly ID[] } & Context,
  extent: Extent,
): AsyncGenerator<SelectedCode> {
  const collection = options.slugs.codes as CollectionSlug
  for (let at = 0; at < ids.length; at += PAGE) {
    const { docs } = await req.payload.find({
      collection,
      depth: extent === 'whole' ? 1 : 0,
      overrideAccess: false,
      pagination: false,
      req,
      ...(extent === 'symbol' && { select: SYMBOL as never }),
      where: { id: { in: ids.slice(at, at + PAGE) } },
    })
    const found = new Map((docs as unknown as SelectedCode[]).map((doc) => [doc.id, doc]))
    for (const id of ids.slice(at, at + PAGE)) {
      const doc = found.get(id)
      if (doc) yield doc
    }
  }
}

/** Their ids in the order they were made; taken once, so that a change cannot move the pages. */
export async function selectedIDs({
  options,
  req,
  where,
}: { where: Where } & Context): Promise<ID[]> {
  const { docs } = await req.payload.find({
    collection: options.slugs.codes as CollectionSlug,
    depth: 0,
    overrideAccess: false,
    pagination: false,
    req,
    select: {},
    sort: 'id',
    where,
  })
  return docs.map(({ id }) => id)
}

/** What it is called on paper and in file names. */
export const titleOf = ({ code, title }: SelectedCode): string => title || code
