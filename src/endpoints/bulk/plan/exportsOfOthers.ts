import type { Column, Line } from './types.js'

import { plain } from './nameColumns.js'

/** What a column of another product is: one of ours, or a whole short URL. All others are left out. */
type Use = 'shortURL' | Column

type Product = {
  name: string
  /** Heads that only this product's exports have together. */
  needs: readonly string[]
  uses: Readonly<Record<string, Use>>
}

const PRODUCTS: readonly Product[] = [
  {
    // What shlink-web-client saves as short_urls.csv.
    name: 'Shlink',
    needs: ['shortcode', 'longurl'],
    uses: { longurl: 'destination', shortcode: 'code', tags: 'tags', title: 'title' },
  },
  {
    name: 'YOURLS',
    needs: ['keyword', 'url'],
    uses: { keyword: 'code', title: 'title', url: 'destination' },
  },
  {
    // The labels of its export, or the names of its API.
    name: 'Dub',
    needs: ['shortlink', 'destinationurl'],
    uses: { destinationurl: 'destination', shortlink: 'shortURL', tags: 'tags', title: 'title' },
  },
  {
    // The fields of a link in its API, by which exports and connectors name their columns.
    name: 'Bitly',
    needs: ['link', 'longurl'],
    uses: { link: 'shortURL', longurl: 'destination', tags: 'tags', title: 'title' },
  },
]

export type Export = {
  /** What stands in each column; `null`: left out. */
  columns: ('shortURL' | Column | null)[]
  /** Heads that say nothing a code has here, as they are written. */
  leftOut: string[]
  product: string
}

/** Whether a file's heads are those of another product's export, and what they are then. */
export function exportOfOthers(heads: readonly string[]): Export | null {
  const names = heads.map(plain)
  const product = PRODUCTS.find(({ needs }) => needs.every((need) => names.includes(need)))
  if (!product) return null
  const leftOut: string[] = []
  const columns = names.map((name, at) => {
    const use = Object.hasOwn(product.uses, name) ? product.uses[name] : undefined
    if (use !== undefined) return use
    if (heads[at]!.trim() !== '') leftOut.push(heads[at]!.trim())
    return null
  })
  return { columns, leftOut, product: product.name }
}

/** A row of such an export. What has no title there is called as its code, or as the host it leads to. */
export function lineOfExport(row: readonly string[], { columns }: Export, line: number): Line {
  const cells: Line['cells'] = {}
  for (const [at, column] of columns.entries()) {
    const cell = row[at]
    if (!column || !cell) continue
    if (column === 'shortURL') cells.code ??= codeOf(cell)
    else cells[column] = cell
  }
  cells.title ??= cells.code ?? hostOf(cells.destination)
  return { cells, line }
}

/** `abc` of `https://bit.ly/abc`, `bit.ly/abc`, `https://go.example/q/abc/?x`. */
function codeOf(shortURL: string): string | undefined {
  const [, ...path] = shortURL
    .replace(/^https?:\/\//i, '')
    .replace(/[?#].*$/, '')
    .split('/')
  return path.filter(Boolean).at(-1)
}

const hostOf = (url = ''): string | undefined =>
  URL.canParse(url) ? new URL(url).hostname : undefined
