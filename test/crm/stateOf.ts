import type { CRMTest } from './startCRM.js'

type Doc = Record<string, unknown>

const byKey =
  (key: string) =>
  (a: Doc, b: Doc): number =>
    String(a[key]) < String(b[key]) ? -1 : 1

const without = (doc: Doc): Doc => {
  const { id: _id, conversionList: _list, createdAt: _created, updatedAt: _updated, contact: _contact, touchedAt: _touched, touchedScans: _scans, ...rest } = doc // prettier-ignore
  return rest
}

/** Everything that counts, without what depends on when and in what order it was written. */
export async function stateOf(crm: CRMTest) {
  const contacts = await crm.find('qr-contacts')
  const emailOf = new Map(contacts.map(({ email, id }) => [id, email]))
  const conversions = await crm.find('qr-conversions')
  const tickets = await crm.find('qr-tickets')
  return {
    contacts: contacts.map(without).sort(byKey('email')),
    conversions: conversions
      .map((doc): Doc => ({ ...without(doc), email: emailOf.get(doc.contact as number) }))
      .sort(byKey('key')),
    hubspot: [...crm.hubspot.state.contacts.values()]
      // a name is sent once, and HubSpot's to change from then on
      .map(({ properties: { firstname: _first, lastname: _last, ...properties } }) => properties)
      .sort(byKey('email')),
    // attendance waits beside its ticket only where it came before the sale; then it is the order's
    tickets: tickets.map(({ id, order }): Doc => ({ id, order })).sort(byKey('id')),
  }
}
