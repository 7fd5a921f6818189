import type { Metadata } from 'next'

import { readHubSpot } from '../../../standIns/hubspot.js'
import { StandIn } from '../StandIn.js'
import { Changes } from './Changes.js'
import { ContactCard } from './ContactCard.js'

export const dynamic = 'force-dynamic'
export const metadata: Metadata = { robots: { index: false }, title: 'What “HubSpot” holds' }

/** The contacts of the stand-in for HubSpot, and what was written to them lately. */
export default async function HubSpot() {
  const held = await readHubSpot()
  const contacts = [...(held?.contacts ?? [])].sort((a, b) => (a.updatedAt < b.updatedAt ? 1 : -1))
  return (
    <StandIn
      name="HubSpot"
      running={held !== null}
      summary="A small server answers as HubSpot’s API does, and the plugin writes to it. Nothing leaves this machine."
    >
      <h2>Contacts ({contacts.length})</h2>
      {contacts.length === 0 && (
        <p>
          Nobody yet. Scan a code, <a href="/tickets">buy a ticket</a>, and wait some seconds.
        </p>
      )}
      {contacts.slice(0, 50).map((contact) => (
        <ContactCard contact={contact} definitions={held?.properties ?? []} key={contact.id} />
      ))}
      <h2>Recent changes</h2>
      {held && <Changes changes={held.changes} properties={held.properties} />}
    </StandIn>
  )
}
