import type { CollectionBeforeChangeHook } from 'payload'

import { lockContacts } from '../../people/contacts/findOrCreateContact.js'
import { relationID } from './relationID.js'

/** A code changes hands: its contacts are kept from others before its row refers to one of them. */
export function lockCodeContact(): CollectionBeforeChangeHook {
  return async ({ data, originalDoc, req }) => {
    if (!('contact' in data)) return data
    const [before, after] = [relationID(originalDoc?.contact), relationID(data.contact)]
    if (String(before) !== String(after)) await lockContacts(req, [before, after])
    return data
  }
}
