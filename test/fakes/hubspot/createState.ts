import type { FakeContact, FakeEvent, FakeGroup, FakeProperty } from './types.js'

export type HubSpotState = ReturnType<typeof createState>

/** What a portal holds. E-mails are kept and found in lower case (notes: batch upsert). */
export function createState() {
  const contacts = new Map<string, FakeContact>()
  const byEmail = new Map<string, string>()
  let lastId = 100

  const find = (email: string) => contacts.get(byEmail.get(email.trim().toLowerCase()) ?? '')

  return {
    /** E-mails that can never be written again (contacts API: gdpr-delete). */
    blocked: new Set<string>(),
    contacts,
    events: [] as FakeEvent[],
    find,
    groups: new Map<string, FakeGroup>([
      ['contactinformation', group('contactinformation', 'Contact information')],
    ]),
    /** `second` becomes another address of `first`, as after a merge in HubSpot. */
    merge: (first: string, second: string) => {
      const kept = find(first)
      const gone = find(second)
      if (!kept || !gone) throw new Error('Both contacts must exist to be merged')
      contacts.delete(gone.id)
      kept.otherEmails.push(second.toLowerCase(), ...gone.otherEmails)
      for (const email of [second.toLowerCase(), ...gone.otherEmails]) byEmail.set(email, kept.id)
    },
    properties: new Map<string, FakeProperty>(
      ['email', 'firstname', 'lastname', 'phone', 'lifecyclestage']
        .map((name) => property(name, 'string', false))
        .concat(property('hs_analytics_source', 'enumeration', true))
        .concat(property('createdate', 'datetime', true))
        .map((one) => [one.name, one]),
    ),
    remove: (contact: FakeContact) => {
      contacts.delete(contact.id)
      for (const [email, id] of byEmail) if (id === contact.id) byEmail.delete(email)
    },
    write: (
      email: string,
      properties: Record<string, string>,
    ): { contact: FakeContact; isNew: boolean } => {
      const now = new Date().toISOString()
      const known = find(email)
      const contact = known ?? {
        createdAt: now,
        id: String(++lastId),
        otherEmails: [],
        properties: { email },
        updatedAt: now,
        writes: 0,
      }
      // Writing under another address of a merged contact leaves its main address alone.
      const { email: _email, ...values } = properties
      Object.assign(contact.properties, values)
      contact.updatedAt = now
      contact.writes++
      contacts.set(contact.id, contact)
      byEmail.set(email, contact.id)
      return { contact, isNew: !known }
    },
  }
}

function group(name: string, label: string): FakeGroup {
  return { archived: false, displayOrder: 0, label, name }
}

function property(name: string, type: string, readOnly: boolean): FakeProperty {
  return {
    archived: false,
    description: '',
    fieldType: type === 'string' ? 'text' : 'select',
    groupName: 'contactinformation',
    label: name,
    name,
    readOnly,
    type,
  }
}
