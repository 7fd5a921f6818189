import type {
  CollectionBeforeOperationHook,
  FieldAccess,
  FlattenedField,
  PayloadRequest,
} from 'payload'

import type { SortRoute } from '../access/sortRoutes.js'
import type { QROptions } from '../options/sanitizeOptions.js'

import { mayViewAnalytics } from '../access/mayViewAnalytics.js'
import { sortRoutes } from '../access/sortRoutes.js'
import { codesWithTotals } from '../analytics/scope/resolveScope.js'

type Args = { joins?: unknown; overrideAccess?: boolean; sort?: unknown }

/**
 * An order tells what it is made by. Payload asks whether a field may be read at all, but not which
 * documents of a related collection: an order by these is left out for who may not read all of them.
 * On a collection of the host that is so where the way leads to one of ours.
 */
export function dropHiddenSort(options: QROptions): CollectionBeforeOperationHook {
  return async ({ args, collection, req }) => {
    const { joins, overrideAccess, sort } = args as Args
    if (overrideAccess || (!sort && !joins)) return args
    const shown = showing(options, req)
    return {
      ...args,
      ...(sort ? { sort: await kept(sort, (path) => shown(collection.slug, path)) } : {}),
      ...(joins ? { joins: await keptInJoins(joins, collection, shown) } : {}),
    }
  }
}

type Shown = (slug: string, path: string) => Promise<boolean>

/** Whether a person may see what an order is made by. */
function showing(options: QROptions, req: PayloadRequest): Shown {
  const ours = new Set<string>(Object.values(options.slugs))
  const rules = new Map<string, Promise<boolean>>()
  const readsAll = (slug: string): Promise<boolean> => {
    const known = rules.get(slug) ?? mayReadAll(options, req, slug)
    rules.set(slug, known)
    return known
  }
  return async (slug, path) => {
    for (const { crossed, fields } of sortRoutes(req.payload, slug, path)) {
      if (!crossed.length || ![{ slug }, ...crossed].some((one) => ours.has(one.slug))) continue
      for (const one of crossed) if (!(await readsAll(one.slug))) return false
      for (const one of [...fields, ...crossed.flatMap(twinOf)]) {
        if (!(await mayReadField(one, req))) return false
      }
    }
    return true
  }
}

/** Numbers of codes are there for all codes of a person, or they have no order. */
async function mayReadAll(options: QROptions, req: PayloadRequest, slug: string): Promise<boolean> {
  if (slug === options.slugs.counters) {
    return (await mayViewAnalytics(options, req)) && (await codesWithTotals(req, options)) === 'all'
  }
  const read = req.payload.collections[slug]?.config.access.read
  return read ? (await read({ req })) === true : Boolean(req.user)
}

/** The field of the document under which it shows what lies over a relation, with its own access. */
function twinOf({ from, to }: SortRoute['crossed'][number]): FlattenedField[] {
  return from.filter((field) => 'virtual' in field && field.virtual === to)
}

async function mayReadField(field: FlattenedField, req: PayloadRequest): Promise<boolean> {
  const { access, hidden } = field as { access?: { read?: FieldAccess }; hidden?: boolean }
  return !hidden && ((await access?.read?.({ req })) ?? true)
}

/** The order without the parts that may not stay; itself where all may. */
async function kept(sort: unknown, mayStay: (path: string) => Promise<boolean>): Promise<unknown> {
  const paths = [sort].flat().flatMap((part) => (typeof part === 'string' ? part.split(',') : []))
  const stays = await Promise.all(paths.map(mayStay))
  if (stays.every(Boolean)) return sort
  const left = paths.filter((_, index) => stays[index])
  return left.length ? left : undefined
}

type Joins = Parameters<CollectionBeforeOperationHook>[0]['collection']

/** Orders of joined documents, asked for beside the document (`joins[codes][sort]=…`). */
async function keptInJoins(
  joins: unknown,
  { joins: known, polymorphicJoins }: Joins,
  shown: Shown,
) {
  if (typeof joins !== 'object' || joins === null) return joins
  const entries = Object.entries(joins).map(async ([path, join]) => {
    const sort = (join as { sort?: unknown } | null)?.sort
    if (!sort) return [path, join]
    const slugs = [
      ...Object.keys(known).filter((slug) =>
        known[slug]!.some(({ joinPath }) => joinPath === path),
      ),
      ...polymorphicJoins
        .filter(({ joinPath }) => joinPath === path)
        .flatMap(({ field }) => field.collection),
    ]
    const mayStay = async (one: string) =>
      (await Promise.all(slugs.map((slug) => shown(slug, one)))).every(Boolean)
    return [path, { ...(join as object), sort: await kept(sort, mayStay) }]
  })
  return Object.fromEntries(await Promise.all(entries))
}
