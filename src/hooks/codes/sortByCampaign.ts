import type { CollectionBeforeOperationHook } from 'payload'

/**
 * An order by campaign goes by its title, as lists show it: an id says nothing to anybody. For who may not
 * read all campaigns `dropHiddenSort` leaves it out.
 */
export const sortByCampaign: CollectionBeforeOperationHook = ({ args, operation }) => {
  const { sort } = args as { sort?: unknown }
  if (operation !== 'read' || !sort) return args
  const paths = [sort].flat().flatMap((part) => String(part).split(','))
  return { ...args, sort: paths.map((path) => path.trim().replace(/^(-?campaign)$/, '$1.title')) }
}
