import type { FlattenedField, Payload } from 'payload'

/** Where the path of an order leads: the fields it names, and the collections it goes over to. */
export type SortRoute = {
  crossed: { from: readonly FlattenedField[]; slug: string; to: string }[]
  fields: FlattenedField[]
}

type Related = { collection?: string | string[]; relationTo?: string | string[] }

/** Longer than any path somebody means; ends virtual fields that point at each other. */
const LONGEST = 30

/**
 * Every way a path may be understood, as the database understands it: in blocks a name may be that of
 * several fields, a relation may be to several collections, a virtual field stands for another path,
 * and in versions a document is below `version` and `parent`. None where there is nothing to sort by.
 */
export function sortRoutes(payload: Payload, slug: string, path: string): SortRoute[] {
  const segments = path.trim().replace(/^-/, '').replaceAll('__', '.').split('.')
  const { flattenedFields, versions } = payload.collections[slug]!.config
  const start = { crossed: [], fields: [] }
  const routes = routesOf(payload, segments, flattenedFields, start)
  const [first, ...rest] = segments
  if (!versions || !rest.length) return routes
  const parent = { from: flattenedFields, slug, to: rest[0]! }
  return [
    ...routes,
    ...(first === 'version' ? routesOf(payload, rest, flattenedFields, start) : []),
    ...(first === 'parent'
      ? routesOf(payload, rest, flattenedFields, { crossed: [parent], fields: [] })
      : []),
  ]
}

function routesOf(
  payload: Payload,
  [name, ...rest]: readonly string[],
  from: readonly FlattenedField[],
  before: SortRoute,
): SortRoute[] {
  if (name === undefined || before.fields.length > LONGEST) return [before]
  if (isLocale(payload, name)) return routesOf(payload, rest, from, before)
  const field = from.find((one) => one.name === name)
  if (!field) return name === 'id' ? [before] : []
  const route = { ...before, fields: [...before.fields, field] }
  if ('virtual' in field && typeof field.virtual === 'string') {
    return routesOf(payload, [...field.virtual.split('.'), ...rest], from, route)
  }
  if (field.type === 'blocks') {
    return blocksOf(payload, field).flatMap((fields) => routesOf(payload, rest, fields, route))
  }
  const related = relatedOf(field)
  if (related) {
    const path = rest.filter((one) => !isLocale(payload, one))
    const to = path[0]
    if (to === undefined || (field.type !== 'join' && isOwn(field as Related, path))) return [route]
    return related.flatMap((slug) => {
      const fields = payload.collections[slug]?.config.flattenedFields ?? []
      const crossed = [...route.crossed, { from, slug, to: `${name}.${to}` }]
      return routesOf(payload, path, fields, { ...route, crossed })
    })
  }
  return 'flattenedFields' in field
    ? routesOf(payload, rest, field.flattenedFields, route)
    : [route]
}

const isLocale = ({ config: { localization } }: Payload, name: string): boolean =>
  localization ? localization.localeCodes.includes(name) : false

/** What a document says of a relation itself. */
const isOwn = (field: Related, path: string[]): boolean =>
  path.length === 1 &&
  (Array.isArray(field.relationTo) ? ['relationTo', 'value'] : ['id']).includes(path[0]!)

function relatedOf(field: FlattenedField): null | string[] {
  if (!['join', 'relationship', 'upload'].includes(field.type)) return null
  const { collection, relationTo } = field as Related
  return [collection ?? relationTo ?? []].flat()
}

function blocksOf(
  payload: Payload,
  field: Extract<FlattenedField, { type: 'blocks' }>,
): FlattenedField[][] {
  return (field.blockReferences ?? field.blocks).flatMap((block) => {
    const { flattenedFields } =
      typeof block === 'string' ? (payload.blocks[block as never] ?? {}) : block
    return flattenedFields ? [flattenedFields] : []
  }) as FlattenedField[][]
}
