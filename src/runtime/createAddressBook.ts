import type { BasePayload } from 'payload'

import type { QROptions } from '../options/sanitizeOptions.js'
import type { Doc } from './readDocuments.js'

import { addressOf } from './addressOf.js'

/** A document in one of its locales; `null`: the site's default one. */
export type Located = { collection: string; doc: Doc; locale?: null | string }

export type AddressBook = {
  /** Addresses of these documents, by their key. */
  read: (documents: ReadonlyMap<string, Located>) => Promise<Map<string, null | string>>
}

/** Functions of the host's that may ask a database: not one after the other, nor all at once. */
const AT_A_TIME = 25

/**
 * Makes the addresses of documents, and remembers them: a function of the host's that fails for a
 * while must not take printed codes off the air.
 */
export function createAddressBook(payload: BasePayload, options: QROptions): AddressBook {
  const last = new Map<string, string>()
  return {
    async read(documents) {
      const addresses = new Map<string, null | string>()
      const waiting = documents.entries()
      const work = async (): Promise<void> => {
        for (const [key, { collection, doc, locale }] of waiting) {
          const address = await addressOf(collection, doc, payload, options, {
            locale,
            otherwise: last.get(key),
          })
          addresses.set(key, address)
          if (address === null) last.delete(key)
          else last.set(key, address)
        }
      }
      await Promise.all(Array.from({ length: AT_A_TIME }, work))
      return addresses
    },
  }
}
