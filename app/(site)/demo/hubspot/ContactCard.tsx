import type { HubSpotContact, HubSpotHeld } from '../../../standIns/hubspot.js'

import { instant } from '../instant.js'

type Props = { contact: HubSpotContact; definitions: HubSpotHeld['properties'] }

const Touch = ({
  properties,
  which,
}: {
  properties: Props['contact']['properties']
  which: 'first' | 'last'
}) => {
  const code = properties[`qr_${which}_code`]
  if (!code) return 'none known'
  const campaign = properties[`qr_${which}_campaign`]
  return (
    <>
      <strong>{code}</strong>
      {campaign && `, ${campaign}`}
      <br />
      {instant(properties[`qr_${which}_scan_at`])}
    </>
  )
}

/** A contact as the revenue team opens it: what brought the person, first and last, what they bought. */
export const ContactCard = ({ contact, definitions }: Props) => {
  const { properties } = contact
  const name = [properties.firstname, properties.lastname].filter(Boolean).join(' ')
  const facts = [
    ['First touch', <Touch key="first" properties={properties} which="first" />],
    ['Last touch', <Touch key="last" properties={properties} which="last" />],
    ['Scans', properties.qr_scan_count || '0'],
    ['Tickets', properties.qr_tickets || '0'],
    ['Value', properties.qr_value_by_currency || 'none'],
  ] as const
  const own = definitions.filter(
    ({ groupName, name }) => groupName === 'qr_scans' && properties[name],
  )
  return (
    <article className="card" data-email={properties.email}>
      <h3>{name || properties.email}</h3>
      {name && <p className="quiet">{properties.email}</p>}
      <dl className="pairs of-a-contact">
        {facts.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <details>
        <summary>All QR properties</summary>
        <dl className="pairs">
          {own.map(({ label, name, type }) => (
            <div key={name}>
              <dt>
                {label} <code>{name}</code>
              </dt>
              <dd>{type === 'datetime' ? instant(properties[name]) : properties[name]}</dd>
            </div>
          ))}
        </dl>
      </details>
    </article>
  )
}
