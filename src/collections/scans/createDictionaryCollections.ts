import type { CollectionConfig, Field, FieldAccess, FlattenedField } from 'payload'

import type { QROptions } from '../../options/sanitizeOptions.js'

import { mayViewAnalytics } from '../../access/mayViewAnalytics.js'
import { isNumberFact, SHARED } from '../../vocabulary/storedFacts.js'
import { internalCollection } from '../internalCollection.js'

/**
 * Facts that many scans share, each set stored once: a scan with its indexes would need twice the
 * room with all texts in its own row. The scan's fields of the same names read through a relation.
 */
export function createDictionaryCollections({
  options,
}: {
  options: QROptions
}): CollectionConfig[] {
  const { clients, links, places, terms } = options.slugs
  const word = (slug: string, names: readonly string[]): CollectionConfig => ({
    ...internalCollection,
    slug,
    // Scans refer to it: without a type there is no GraphQL schema at all.
    graphQL: { disableMutations: true, disableQueries: true },
    access: {
      ...internalCollection.access,
      // Asked when a query of scans names one of these fields; which scans is the scans' own rule.
      read: ({ req }) => mayViewAnalytics(options, req),
    },
    fields: [
      { name: 'id', type: 'number', required: true },
      { name: 'key', type: 'text', index: true, unique: true },
      ...names.map(
        (name) =>
          ({
            name,
            type: isNumberFact(name) ? 'number' : 'text',
            access: { read: asOnScans(options, name) },
          }) as Field,
      ),
    ],
  })
  return [
    word(clients, SHARED.client),
    word(links, SHARED.link),
    word(places, SHARED.place),
    word(terms, ['text']),
  ]
}

/** A field the host hides on scans must not be found out by asking for it over the relation. */
function asOnScans(options: QROptions, name: string): FieldAccess {
  return async (args) => {
    const fields = args.req.payload.collections[options.slugs.scans]?.config.flattenedFields ?? []
    const field = (fields as FlattenedField[]).find((one) => one.name === name) as
      { access?: { read?: FieldAccess } } | undefined
    return (await field?.access?.read?.(args)) ?? true
  }
}
