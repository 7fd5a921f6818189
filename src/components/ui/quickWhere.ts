import type { Where } from 'payload'

/** One condition of a list's query, as Payload's filter drawer writes it: `or` of `and` of fields. */
type Condition = Record<string, unknown>

const groupOf = (where: undefined | Where): Where[] => {
  const groups = where?.or as undefined | Where[]
  if (groups?.length === 1) return (groups[0]?.and as undefined | Where[]) ?? [groups[0] as Where]
  if (groups?.length) return [where as Where]
  return (where?.and as undefined | Where[]) ?? (where && Object.keys(where).length ? [where] : [])
}

/** What a list's query asks of a field, e.g. `{ equals: 'paused' }`; `null` where it asks nothing. */
export function conditionOn(where: undefined | Where, field: string): Condition | null {
  const found = groupOf(where).find((part) => field in part)
  return found ? (found[field] as Condition) : null
}

/** The query with this field's condition replaced (`null`: taken out), everything else kept. */
export function withCondition(
  where: undefined | Where,
  field: string,
  condition: Condition | null,
): Where {
  const others = groupOf(where).filter((part) => !(field in part))
  const and = condition ? [...others, { [field]: condition } as Where] : others
  return and.length ? { or: [{ and }] } : {}
}
