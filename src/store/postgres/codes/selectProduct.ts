import type { Product } from '../../../vocabulary/gs1/product.js'
import type { Schema } from '../schema.js'

import { linkTypeURI } from '../../../vocabulary/gs1/linkTypes.js'

const LINK = ['context', 'href', 'hreflang', 'linkType', 'title', 'type'] as const

export const hasProducts = ({ codes }: Schema): boolean => codes.has('gs1_key')

/** Whether a code with another short URL has another symbol: that of a product carries its number. */
export function isOtherSymbol(schema: Schema, id: string): string {
  const { codes } = schema
  if (!hasProducts(schema)) return 'TRUE'
  return `NOT EXISTS (SELECT 1 FROM ${codes.name} p WHERE p.${codes.column('id')} = ${id} AND p.${codes.column('gs1_key')} IS NOT NULL)`
}

/** What a code is the code of as JSON, `NULL` where that is nothing, or the database lacks it. */
export function selectProduct(schema: Schema): string {
  if (!hasProducts(schema)) return 'NULL'
  const { codes } = schema
  const c = (field: string): string => `c.${codes.column(field)}`
  const title = codes.has('title') ? c('title') : 'NULL'
  return `CASE WHEN ${c('gs1_key')} IS NOT NULL THEN json_build_object('key', ${c('gs1_key')},
    'title', COALESCE(${title}, ${c('code')}), 'links', ${linksOf(schema)}) END`
}

function linksOf({ codes, gs1Links }: Schema): string {
  if (!gs1Links || !['_order', '_parentID', ...LINK].every(gs1Links.has)) return `'[]'::json`
  const i = (field: string): string => `i.${gs1Links.column(field)}`
  const pairs = LINK.map((field) => `'${field}', NULLIF(${i(field)}, '')`).join(', ')
  return `(SELECT COALESCE(json_agg(json_build_object(${pairs}) ORDER BY ${i('_order')}), '[]')
    FROM ${gs1Links.name} i WHERE ${i('_parentID')} = c.${codes.column('id')})`
}

type Read = { key: string; links: Record<(typeof LINK)[number], null | string>[]; title: string }

/** As it was read. A link without type, title or address is none. */
export function readProduct(value: unknown): null | Product {
  const read = value as null | Read
  return (
    read && {
      ...read,
      links: read.links.flatMap(({ href, linkType, title, ...more }) => {
        const type = linkType ? linkTypeURI(linkType) : null
        return href && title && type ? [{ ...more, href, linkType: type, title }] : []
      }),
    }
  )
}
