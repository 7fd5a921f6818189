import { afterAll, beforeAll, expect, it } from 'vitest'

import type { HubSpotFake } from './startHubSpotFake.js'

import { startHubSpotFake } from './startHubSpotFake.js'

let fake: HubSpotFake
beforeAll(async () => {
  fake = await startHubSpotFake({ expectWrongShapes: true })
})
afterAll(() => fake.stop())

const CONTACTS = '/crm/objects/2026-09/contacts'
const PROPERTIES = '/crm/properties/2026-09/contacts'

const post = async (path: string, body: unknown) => {
  const answer = await fetch(fake.url + path, {
    body: typeof body === 'string' ? body : JSON.stringify(body),
    headers: { Authorization: 'Bearer pat-eu1-x', 'Content-Type': 'application/json' },
    method: 'POST',
  })
  const text = await answer.text()
  const { message = '' } = (text ? JSON.parse(text) : {}) as { message?: string }
  return { message, status: answer.status }
}

const email = 'a@example.com'
const contact = { id: email, idProperty: 'email', objectWriteTraceId: 't', properties: { email } }
const many = (count: number) =>
  Array.from({ length: count }, (_, at) => {
    const id = `p${at}@example.com`
    return { ...contact, id, objectWriteTraceId: id, properties: { email: id } }
  })
const group = { label: 'QR', name: 'qr_shapes' }
const property = {
  fieldType: 'text',
  groupName: 'contactinformation',
  label: 'A',
  name: 'qr_a',
  type: 'string',
}
const read = { inputs: [{ id: email }], properties: ['email'], propertiesWithHistory: [] }
const event = { email, eventName: 'pe424242_scan', properties: { code: 'A' } }
const definition = {
  includeDefaultProperties: false,
  label: 'Scan',
  name: 'scan',
  propertyDefinitions: [{ label: 'Code', name: 'code', type: 'string' }],
}

const without = (value: object, key: string) =>
  Object.fromEntries(Object.entries(value).filter(([name]) => name !== key))

it.each<[string, string, unknown, number]>([
  ['upsert', `${CONTACTS}/batch/upsert`, { inputs: [contact] }, 200],
  ['100 upserts', `${CONTACTS}/batch/upsert`, { inputs: many(100) }, 200],
  ['an update', `${CONTACTS}/batch/update`, { inputs: [{ id: '101', objectWriteTraceId: 't', properties: { email } }] }, 200], // prettier-ignore
  ['read', `${CONTACTS}/batch/read`, { ...read, idProperty: 'email' }, 200],
  ['group', `${PROPERTIES}/groups`, group, 201],
  ['property', PROPERTIES, property, 201],
  ['properties, one of them known', `${PROPERTIES}/batch/create`, { inputs: [property, { ...property, name: 'qr_b' }] }, 207], // prettier-ignore
  ['new properties', `${PROPERTIES}/batch/create`, { inputs: [{ ...property, name: 'qr_c' }] }, 201], // prettier-ignore
  ['an event definition', '/events/2026-03/event-definitions', definition, 201],
  ['an event', '/events/custom/2026-09/send', event, 204],
  ['events', '/events/custom/2026-09/send/batch', { inputs: [event] }, 204],
  ['gdpr-delete', `${CONTACTS}/gdpr-delete`, { idProperty: 'email', objectId: email }, 204],
])('takes %s as published', async (_name, path, body, status) => {
  expect(await post(path, body)).toMatchObject({ status })
})

it.each<[string, string, unknown, RegExp]>([
  ['101 inputs', `${CONTACTS}/batch/upsert`, { inputs: many(101) }, /inputs.*100 items/],
  ['no input', `${CONTACTS}/batch/upsert`, { inputs: [] }, /inputs.*1 items/],
  ['inputs that are no list', `${CONTACTS}/batch/upsert`, { inputs: contact }, /inputs.*array/],
  ['a missing id', `${CONTACTS}/batch/upsert`, { inputs: [without(contact, 'id')] }, /'id'/],
  ['a number as id', `${CONTACTS}/batch/upsert`, { inputs: [{ ...contact, id: 1 }] }, /id.*string/], // prettier-ignore
  ['missing properties', `${CONTACTS}/batch/upsert`, { inputs: [without(contact, 'properties')] }, /'properties'/], // prettier-ignore
  ['a number as value', `${CONTACTS}/batch/upsert`, { inputs: [{ ...contact, properties: { email, qr_scan_count: 3 } }] }, /qr_scan_count.*string/], // prettier-ignore
  ['null as value', `${CONTACTS}/batch/upsert`, { inputs: [{ ...contact, properties: { email, firstname: null } }] }, /firstname.*string/], // prettier-ignore
  ['a mistyped key', `${CONTACTS}/batch/upsert`, { inputs: [{ ...contact, objectWriteTraceID: 't' }] }, /additional/], // prettier-ignore
  ['an update without id', `${CONTACTS}/batch/update`, { inputs: [{ properties: { email } }] }, /'id'/], // prettier-ignore
  ['an update by number', `${CONTACTS}/batch/update`, { inputs: [{ id: 101, properties: { email } }] }, /id.*string/], // prettier-ignore
  ['101 updates', `${CONTACTS}/batch/update`, { inputs: many(101).map(({ id, properties }) => ({ id, properties })) }, /100 items/], // prettier-ignore
  ['a list as body', `${CONTACTS}/batch/upsert`, [contact], /object/],
  ['no JSON', `${CONTACTS}/batch/upsert`, '{"inputs":[', /object/],
  ['a read of 101', `${CONTACTS}/batch/read`, { ...read, inputs: many(101).map(({ id }) => ({ id })) }, /100 items/], // prettier-ignore
  ['a read without properties', `${CONTACTS}/batch/read`, without(read, 'properties'), /'properties'/], // prettier-ignore
  ['a read without history', `${CONTACTS}/batch/read`, without(read, 'propertiesWithHistory'), /'propertiesWithHistory'/], // prettier-ignore
  ['a deletion without id', `${CONTACTS}/gdpr-delete`, { idProperty: 'email' }, /'objectId'/],
  ['a deletion by number', `${CONTACTS}/gdpr-delete`, { objectId: 7 }, /objectId.*string/],
  ['a group without label', `${PROPERTIES}/groups`, without(group, 'label'), /'label'/],
  ['a group in half an order', `${PROPERTIES}/groups`, { ...group, displayOrder: 1.5 }, /displayOrder.*integer/], // prettier-ignore
  ['a property without group', PROPERTIES, without(property, 'groupName'), /'groupName'/],
  ['a property of no type', PROPERTIES, { ...property, type: 'text' }, /type.*allowed values/],
  ['a property of no field', PROPERTIES, { ...property, fieldType: 'string' }, /fieldType.*allowed values/], // prettier-ignore
  ['an option without value', PROPERTIES, { ...property, options: [{ hidden: false, label: 'A' }] }, /'value'/], // prettier-ignore
  ['properties without group', `${PROPERTIES}/batch/create`, { inputs: [without(property, 'groupName')] }, /'groupName'/], // prettier-ignore
  ['an event without name', '/events/custom/2026-09/send/batch', { inputs: [without(event, 'eventName')] }, /'eventName'/], // prettier-ignore
  ['an event definition without label', '/events/2026-03/event-definitions', without(definition, 'label'), /'label'/], // prettier-ignore
])('refuses %s with 400 and keeps nothing', async (_name, path, body, reason) => {
  const [contacts, properties] = [fake.state.contacts.size, fake.state.properties.size]
  const counted = fake.counters.wrongShapes
  const { message, status } = await post(path, body)
  expect(status).toBe(400)
  expect(message).toMatch(reason)
  expect(fake.counters.wrongShapes).toBe(counted + 1)
  expect([fake.state.contacts.size, fake.state.properties.size]).toEqual([contacts, properties])
})
