import type { NotedChange } from '../../vocabulary/store.js'

import { relationID } from '../../vocabulary/relationID.js'
import { isValues, type Values } from '../form/loadedValues.js'
import { sameValue } from '../form/sameValue.js'

/** Groups that make sense only as a whole. */
const UNITS = new Set(['destination'])

/** What of two states of a document differs, by the paths of fields. */
export function changesOf(
  fields: readonly string[],
  before: Values,
  after: Values,
): NotedChange['changes'] {
  return fields.flatMap((field) => {
    const [from, to] = [plain(field, before[field]), plain(field, after[field])]
    if (sameValue(from, to)) return []
    if (!UNITS.has(field) && (isValues(from) || isValues(to))) {
      const [was, is] = [isValues(from) ? from : {}, isValues(to) ? to : {}]
      const names = [...new Set([...Object.keys(was), ...Object.keys(is)])].sort()
      return names.flatMap((name) =>
        sameValue(was[name], is[name])
          ? []
          : [{ field: `${field}.${name}`, from: was[name] ?? null, to: is[name] ?? null }],
      )
    }
    return [{ field, from: from ?? null, to: to ?? null }]
  })
}

/** Of a destination the part that counts: what a form holds of the other one leads nowhere. */
function plain(field: string, value: unknown): unknown {
  if (field !== 'destination') return value
  const { reference, type, url } = (value ?? {}) as Values
  if (type !== 'reference') return url ? { type: 'url', url } : null
  const { relationTo, value: target } = (reference ?? {}) as Values
  const id = relationID(target)
  return { reference: id === null ? null : { relationTo, value: id }, type }
}

/** Whether a document still has what a change made of it. */
export const isStill = ({ changes }: Pick<NotedChange, 'changes'>, now: Values): boolean =>
  changes.every(({ field, to }) => sameValue(plain(field, valueAt(now, field)), to))

const valueAt = (values: Values, path: string): unknown =>
  path
    .split('.')
    .reduce<unknown>((value, name) => (isValues(value) ? value[name] : undefined), values)

/** The update that takes a change back. Groups whole, as `now` has the rest of them. */
export function undoOf({ changes }: Pick<NotedChange, 'changes'>, now: Values): Values {
  const update: Values = {}
  for (const { field, from } of changes) {
    const [name, inner] = field.split('.') as [string, string | undefined]
    if (inner) {
      const group = update[name] ?? now[name]
      update[name] = { ...(isValues(group) ? group : {}), [inner]: from }
    } else if (field === 'destination') {
      update[name] = from ?? { reference: null, type: 'url', url: null }
    } else update[name] = from
  }
  return update
}
