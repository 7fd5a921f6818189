import type {
  FakeChange,
  FakeContact,
  FakeDefinition,
  FakeEvent,
  FakeGroup,
  FakeProperty,
} from './types.js'

export type HubSpotState = ReturnType<typeof createState>

/** What a portal holds, as plain data. */
export type SavedState = {
  blocked: string[]
  changes: FakeChange[]
  contacts: FakeContact[]
  definitions?: FakeDefinition[]
  events: FakeEvent[]
  groups: FakeGroup[]
  /** Ids of contacts that are gone are not given again. */
  lastId: number
  merged?: string[]
  properties: FakeProperty[]
}

/** Changes that are kept, the latest. */
const KEPT = 200

/** What a portal holds. E-mails are kept and found in lower case (notes: batch upsert). */
export function createState(saved?: SavedState) {
  const contacts = new Map(saved?.contacts.map((contact) => [contact.id, contact]))
  const byEmail = new Map(
    [...contacts.values()].flatMap(({ id, otherEmails, properties }) =>
      [properties.email ?? '', ...otherEmails].map((email) => [email, id] as const),
    ),
  )
  const blocked = new Set(saved?.blocked)
  const changes: FakeChange[] = saved?.changes ?? []
  const definitions = new Map(saved?.definitions?.map((one) => [one.name, one]))
  const events: FakeEvent[] = saved?.events ?? []
  const groups = new Map(
    (saved?.groups ?? [group('contactinformation', 'Contact information')]).map((one) => [
      one.name,
      one,
    ]),
  )
  const properties = new Map((saved?.properties ?? ownProperties()).map((one) => [one.name, one]))
  const merged = new Set(saved?.merged)
  let lastId = saved?.lastId ?? 100

  const find = (email: string) => contacts.get(byEmail.get(email.trim().toLowerCase()) ?? '')
  const put = (contact: FakeContact, written: Record<string, string>, isNew: boolean) => {
    const now = new Date().toISOString()
    const { email = '' } = contact.properties
    const before = contact.properties
    const changed = Object.entries(written)
      .map(([name, to]) => ({ from: before[name] ?? '', name, to }))
      .filter(({ from, to }) => from !== to)
    if (changed.length > 0) changes.unshift({ at: now, changed, email, isNew })
    changes.length = Math.min(changes.length, KEPT)
    Object.assign(contact.properties, written)
    contact.updatedAt = now
    contact.writes++
    contacts.set(contact.id, contact)
  }

  return {
    /** E-mails that can never be written again (contacts API: gdpr-delete). */
    blocked,
    /** Writes that changed something, latest first. */
    changes,
    contacts,
    /** Custom event definitions by name, without `pe{HubID}_`. */
    definitions,
    events,
    find,
    groups,
    /** `second` becomes another address of `first`, as after a merge in HubSpot. */
    merge: (first: string, second: string) => {
      const kept = find(first)
      const gone = find(second)
      if (!kept || !gone) throw new Error('Both contacts must exist to be merged')
      contacts.delete(gone.id)
      merged.add(gone.id)
      kept.otherEmails.push(second.toLowerCase(), ...gone.otherEmails)
      for (const email of [second.toLowerCase(), ...gone.otherEmails]) byEmail.set(email, kept.id)
    },
    /** Ids that went into another record. */
    merged,
    properties,
    remove: (contact: FakeContact) => {
      contacts.delete(contact.id)
      for (const [email, id] of byEmail) if (id === contact.id) byEmail.delete(email)
    },
    /** All of it as plain data, to be given to `createState` again. */
    save: (): SavedState => ({
      blocked: [...blocked],
      changes,
      contacts: [...contacts.values()],
      events,
      groups: [...groups.values()],
      lastId,
      merged: [...merged],
      properties: [...properties.values()],
    }),
    /** By record: its main address may become another one, which nobody else has. */
    update: (contact: FakeContact, { email: given, ...values }: Record<string, string>) => {
      const email = given?.trim().toLowerCase()
      const { email: former = '' } = contact.properties
      if (email === undefined || email === former) return put(contact, values, false)
      put(contact, { ...values, email }, false)
      // no document says that the former one stays as another address of the record
      byEmail.delete(former)
      byEmail.set(email, contact.id)
    },
    write: (
      email: string,
      written: Record<string, string>,
    ): { contact: FakeContact; isNew: boolean } => {
      const known = find(email)
      const now = new Date().toISOString()
      const contact = known ?? {
        createdAt: now,
        id: String(++lastId),
        otherEmails: [],
        properties: { email },
        updatedAt: now,
        writes: 0,
      }
      // Writing under another address of a merged contact leaves its main address alone.
      const { email: _email, ...values } = written
      put(contact, values, !known)
      byEmail.set(email, contact.id)
      return { contact, isNew: !known }
    },
  }
}

function ownProperties(): FakeProperty[] {
  return ['email', 'firstname', 'lastname', 'phone', 'lifecyclestage']
    .map((name) => property(name, 'string', false))
    .concat(property('hs_analytics_source', 'enumeration', true))
    .concat(property('createdate', 'datetime', true))
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
