import type { OwnPage, OwnPages } from '../../../vocabulary/ownPages.js'
import type { Table } from '../schema.js'

import { OWN_PAGE_FIELDS, OWN_PAGES } from '../../../vocabulary/ownPages.js'

const WORDS = ['button', 'text', 'title', 'url'] as const

/** The host's words on pages as JSON. What the database lacks of them is empty. */
export function selectPages(table: Table, alias: string): string {
  const value = (field: string): string =>
    table.has(field) ? `NULLIF(${alias}.${table.column(field)}, '')` : 'NULL'
  const pages = OWN_PAGES.filter((outcome) =>
    WORDS.some((name) => table.has(`pages_${OWN_PAGE_FIELDS[outcome]}_${name}`)),
  ).map((outcome) => {
    const words = WORDS.map(
      (name) => `'${name}', ${value(`pages_${OWN_PAGE_FIELDS[outcome]}_${name}`)}`,
    )
    return `'${outcome}', json_build_object(${words.join(', ')})`
  })
  return pages.length > 0 ? `json_build_object(${pages.join(', ')})` : 'NULL'
}

type Read = null | Partial<Record<(typeof OWN_PAGES)[number], OwnPage>>

/**
 * Whole pages: where the code says nothing on one, its campaign does, unless the code sends people
 * elsewhere itself.
 */
export function readPages(own: unknown, inherited: unknown, hasFallback: boolean): null | OwnPages {
  const said = OWN_PAGES.flatMap((outcome) => {
    const page =
      written(own as Read, outcome) ?? (hasFallback ? null : written(inherited as Read, outcome))
    return page ? [[outcome, page]] : []
  })
  return said.length > 0 ? (Object.fromEntries(said) as OwnPages) : null
}

function written(read: Read, outcome: (typeof OWN_PAGES)[number]): null | OwnPage {
  const page = read?.[outcome]
  return page && WORDS.some((name) => page[name] !== null) ? page : null
}
