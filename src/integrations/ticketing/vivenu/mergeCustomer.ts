import type { VivenuAttribution, VivenuCustomer } from './types.js'

/**
 * A customer's tags and meta with ours brought up to date: tags and keys of others stay, tags of
 * ours that are not wanted any more go. `null` when nothing would change.
 */
export const mergeCustomer = (
  customer: VivenuCustomer,
  { meta, tags }: VivenuAttribution,
  tagPrefix: string,
): null | Pick<VivenuCustomer, 'meta' | 'tags'> => {
  const foreign = tagPrefix
    ? customer.tags.filter((tag) => !tag.startsWith(tagPrefix))
    : customer.tags
  const wanted = [...new Set([...foreign, ...tags])]
  const merged = { ...customer.meta, ...meta }
  const sameTags =
    wanted.length === customer.tags.length && wanted.every((tag) => customer.tags.includes(tag))
  const sameMeta = Object.entries(meta).every(
    ([key, value]) => (customer.meta[key] ?? null) === value,
  )
  return sameTags && sameMeta ? null : { meta: merged, tags: wanted }
}
