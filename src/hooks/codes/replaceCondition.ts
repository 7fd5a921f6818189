import type { Where } from 'payload'

/** What stands for a condition on a field that has no column. */
type Replace = (condition: Record<string, unknown>) => Promise<Where> | Where

const isList = (value: unknown): value is Where[] => Array.isArray(value)

/** Whether a query asks anything of a field. */
export const mentions = (where: Where, field: string): boolean =>
  Object.entries(where).some(
    ([key, value]) =>
      key === field || (isList(value) && value.some((part) => mentions(part, field))),
  )

/** The query with every condition on a field replaced, however deep it stands. */
export async function replaceCondition(
  where: Where,
  field: string,
  replace: Replace,
): Promise<Where> {
  const parts: Where[] = []
  for (const [key, value] of Object.entries(where)) {
    if (key === field) parts.push(await replace(value as Record<string, unknown>))
    else if (isList(value)) {
      const inner = value.map((part) => replaceCondition(part, field, replace))
      parts.push({ [key]: await Promise.all(inner) })
    } else parts.push({ [key]: value as Where[string] })
  }
  return parts.length === 1 ? parts[0]! : { and: parts }
}
