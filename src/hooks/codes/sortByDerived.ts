import type {
  CollectionAfterOperationHook,
  CollectionBeforeOperationHook,
  PayloadRequest,
  Where,
} from 'payload'

import type { QROptions } from '../../options/sanitizeOptions.js'
import type { CodeState } from '../../vocabulary/codeState.js'
import type { ID } from '../../vocabulary/scan.js'

import { HEALTHS } from '../../analytics/codeHealth.js'
import { healthsIn } from '../../analytics/healthOfCodes.js'
import { healthScope } from '../../analytics/scope/healthScope.js'
import { storeOf } from '../../store/storeOf.js'
import { whereState } from './state.js'

type Args = {
  disableErrors?: boolean
  draft?: boolean
  limit?: number
  overrideAccess?: boolean
  page?: number
  pagination?: boolean
  sort?: unknown
  trash?: boolean
  where?: Where
}

/** The page that was asked for: its codes in order, and how many there are in all. */
type Window = { ids: ID[]; limit: number; page: number; total: number }

const WINDOW = Symbol('the page of a derived order')

/** As `status` is ordered, those that are switched off last; what leads nowhere beside them. */
const STATES: CodeState[] = ['active', 'not-started', 'used-up', 'expired', 'paused']

/**
 * Makes what has no column an order of codes: `state`, `health`, and `status`, as which lists show the
 * state. The classes of such an order follow one another, each in the order asked for after it, so that
 * a page is read without reading all codes. Health orders nothing for who may not view analytics.
 */
export function sortByDerived(options: QROptions): CollectionBeforeOperationHook {
  return async ({ args, collection, operation, req }) => {
    const asked = args as Args
    const [first, ...rest] = [asked.sort ?? []].flat().flatMap((part) => String(part).split(','))
    const name = first?.replace(/^-/, '') ?? ''
    if (operation !== 'read' || !isDerived(name)) return args
    const sort = rest.length > 0 ? rest : undefined
    const field = collection.flattenedFields.find((one) => 'name' in one && one.name === name)
    const isHidden = !asked.overrideAccess && (await field?.access?.read?.({ req })) === false
    const classes = isHidden ? null : await ORDERS[name](options, req, asked)
    if (!classes) return { ...args, sort }
    if (first!.startsWith('-')) classes.reverse()
    const window = await windowOf({ ...asked, sort }, classes, options, req)
    return {
      ...args,
      page: 1,
      sort: undefined,
      where: { id: { in: window.ids } },
      [WINDOW]: window,
    }
  }
}

/** Puts the documents of the page in order, and says of which page of how many they are. */
export const keepDerivedOrder: CollectionAfterOperationHook = ({ args, operation, result }) => {
  const window = (args as { [WINDOW]?: Window })[WINDOW]
  if (operation !== 'find' || !window) return result
  const { ids, limit, page, total } = window
  const at = new Map(ids.map((id, index) => [id, index]))
  const pages = limit > 0 ? Math.max(1, Math.ceil(total / limit)) : 1
  const found = result as { docs: { id: ID }[] }
  return {
    ...found,
    docs: [...found.docs].sort((a, b) => at.get(a.id)! - at.get(b.id)!),
    hasNextPage: page < pages,
    hasPrevPage: page > 1,
    limit: limit || found.docs.length,
    nextPage: page < pages ? page + 1 : null,
    page,
    pagingCounter: (page - 1) * limit + 1,
    prevPage: page > 1 ? page - 1 : null,
    totalDocs: total,
    totalPages: pages,
  } as never
}

type Order = (options: QROptions, req: PayloadRequest, args: Args) => Promise<null | Where[]>

const byState: Order = async (options, req) => {
  const usedUp = await storeOf(req.payload, options).usedUpCodes()
  const now = new Date().toISOString()
  return STATES.map((state) => whereState(state, now, usedUp))
}

const byHealth: Order = async (options, req, { overrideAccess }) => {
  const scope = await healthScope(req, options, overrideAccess)
  if (!scope) return null
  const healths = [...(await healthsIn(req, options, scope))]
  return [
    ...HEALTHS.map((health): Where => ({
      id: { in: healths.flatMap(([id, one]) => (one === health ? [id] : [])) },
    })),
    { id: { not_in: healths.map(([id]) => id) } },
  ]
}

const ORDERS = { health: byHealth, state: byState, status: byState }

const isDerived = (name: string): name is keyof typeof ORDERS => Object.hasOwn(ORDERS, name)

/** Which codes are on the page: it may begin in one class and end in another. */
async function windowOf(
  { draft, limit: most, page: at, pagination = true, sort, where = {}, ...args }: Args,
  classes: Where[],
  { slugs }: QROptions,
  req: PayloadRequest,
): Promise<Window> {
  const { disableErrors, overrideAccess = false, trash } = args
  const limit = most ?? (pagination ? 10 : 0)
  const page = pagination && limit > 0 ? Math.max(1, at ?? 1) : 1
  const shared = { collection: slugs.codes, disableErrors, overrideAccess, req, trash }
  const ids: ID[] = []
  let skip = (page - 1) * limit
  let total = 0
  for (const one of classes) {
    const asked = { ...shared, where: { and: [where, one] } }
    const { totalDocs } = await req.payload.count(asked)
    total += totalDocs
    const wanted = limit > 0 ? limit - ids.length : totalDocs
    if (wanted > 0 && skip < totalDocs) ids.push(...(await read(asked, wanted)))
    skip = Math.max(0, skip - totalDocs)
  }
  return { ids, limit, page, total }

  /** Two pages hold every stretch that is no longer than one. */
  async function read(asked: { where: Where } & typeof shared, wanted: number): Promise<ID[]> {
    const first = limit > 0 ? Math.floor(skip / limit) + 1 : 1
    const pages = limit > 0 && skip % limit > 0 ? [first, first + 1] : [first]
    const found: ID[] = []
    for (const one of pages) {
      const { docs } = await req.payload.find({
        ...asked,
        depth: 0,
        draft,
        limit,
        page: one,
        select: {},
        sort: sort as string[] | undefined,
      })
      found.push(...docs.map(({ id }) => id as ID))
    }
    const from = limit > 0 ? skip % limit : 0
    return found.slice(from, from + wanted)
  }
}
