import type { BasePayload } from 'payload'

import type { QROptions } from '../options/sanitizeOptions.js'
import type { CodeChange, CodeQuery, CodeSource, Store } from '../vocabulary/store.js'

import { createAddressBook } from './createAddressBook.js'
import { resolveEntries } from './resolveEntries.js'

type Context = {
  options: QROptions
  payload: BasePayload
  store: Store
}

/** The directory's source: rows from the store, documents through Payload. */
export function codeSource({ options, payload, store }: Context): CodeSource {
  const book = createAddressBook(payload, options)
  const entries = async (query: CodeQuery) =>
    resolveEntries(await store.readCodes(query), payload, options, book)
  return {
    affected: (change) => {
      const query = queryOf(change)
      return query ? entries(query) : Promise.resolve([])
    },
    find: async (code) => (await entries({ code }))[0] ?? null,
    async listen(handlers) {
      // What was read without a column must be read again with it.
      const off = store.presence.onChange(() => handlers.onChange({ kind: 'everything' }))
      const stop = await store.listen(handlers)
      return async () => {
        off()
        await stop()
      }
    },
    page: (after, limit) => entries({ after, limit }),
  }
}

function queryOf(change: CodeChange): CodeQuery | null {
  switch (change.kind) {
    case 'campaign':
      return { campaign: change.id }
    case 'codes':
      return { ids: change.ids }
    case 'document':
      return { reference: { id: change.id, collection: change.collection } }
    default:
      return null
  }
}
