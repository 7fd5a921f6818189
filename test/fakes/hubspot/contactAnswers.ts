import type { HubSpotState } from './createState.js'
import type { Answer, FakeContact } from './types.js'

import { problem } from './problem.js'

type BatchRead = { idProperty?: string; inputs: { id: string }[]; properties: string[] }
type Search = {
  filterGroups: { filters: { propertyName: string; value: string }[] }[]
  limit: number
  properties: string[]
}

/** 200 when all are there, else 207 with the missing ones (contacts API: batch/read). */
export function batchRead(state: HubSpotState, body: BatchRead): Answer {
  const { idProperty, inputs, properties } = body
  const found = inputs.map(({ id }) =>
    idProperty === 'email' ? state.find(id) : state.contacts.get(id),
  )
  const missing = inputs.filter((_, index) => !found[index]).map(({ id }) => id)
  const now = new Date().toISOString()
  const errors = [
    {
      category: 'OBJECT_NOT_FOUND',
      context: { ids: missing },
      errors: [],
      links: {},
      message: 'Could not get some CONTACT objects, they may be deleted or not exist.',
      status: 'error',
    },
  ]
  return {
    body: {
      completedAt: now,
      results: found.flatMap((contact) => (contact ? [show(contact, properties)] : [])),
      startedAt: now,
      status: 'COMPLETE',
      ...(missing.length > 0 ? { errors, numErrors: 1 } : {}),
    },
    status: missing.length > 0 ? 207 : 200,
  }
}

/** Equality only: enough for a look-up by e-mail. */
export function search(state: HubSpotState, { filterGroups, limit, properties }: Search): Answer {
  const found = [...state.contacts.values()].filter((contact) =>
    filterGroups.some(({ filters }) =>
      filters.every(
        ({ propertyName, value }) =>
          contact.properties[propertyName] ===
          (propertyName === 'email' ? value.toLowerCase() : value),
      ),
    ),
  )
  const results = found.slice(0, limit).map((contact) => show(contact, properties))
  return { body: { results, total: found.length }, status: 200 }
}

/** An e-mail nobody has is blocked for good (contacts API: gdpr-delete). */
export function gdprDelete(
  state: HubSpotState,
  { idProperty, objectId }: { idProperty?: string; objectId: string },
): Answer {
  const byEmail = idProperty === 'email'
  const contact = byEmail ? state.find(objectId) : state.contacts.get(objectId)
  if (!contact && !byEmail) return problem(404, 'OBJECT_NOT_FOUND', 'No contact has this id')
  const emails = contact
    ? [contact.properties.email ?? '', ...contact.otherEmails]
    : [objectId.trim().toLowerCase()]
  for (const email of emails) state.blocked.add(email)
  if (contact) state.remove(contact)
  return { status: 204 }
}

/** PortalInformationResponse */
export function account(portalId: number, timeZone: string): Answer {
  return {
    body: {
      accountType: 'STANDARD',
      additionalCurrencies: [],
      companyCurrency: 'EUR',
      dataHostingLocation: 'eu1',
      portalId,
      timeZone,
      uiDomain: 'app.hubspot.com',
      utcOffset: '+01:00',
      utcOffsetMilliseconds: 3_600_000,
    },
    status: 200,
  }
}

function show({ createdAt, id, properties, updatedAt }: FakeContact, names: string[]) {
  const kept = Object.fromEntries(names.map((name) => [name, properties[name] ?? null]))
  return { archived: false, createdAt, id, properties: kept, updatedAt }
}
