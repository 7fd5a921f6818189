import type { HubSpotHeld } from '../../../standIns/hubspot.js'

import { instant } from '../instant.js'

const latest = 20

/** What was written lately, property by property, the latest first. */
export const Changes = ({ changes, properties }: Pick<HubSpotHeld, 'changes' | 'properties'>) => {
  const labels = new Map(properties.map(({ label, name }) => [name, label]))
  return (
    <ol className="timeline">
      {changes.slice(0, latest).map(({ at, changed, email, isNew }, index) => (
        <li key={`${at} ${email} ${index}`}>
          <p>
            <time className="quiet" dateTime={at}>
              {instant(at)}
            </time>
            <br />
            <strong>{email}</strong> {isNew ? 'was created' : 'was updated'}
          </p>
          <ul>
            {changed
              .filter(({ to }) => !isNew || to !== '')
              .map(({ from, name, to }) => (
                <li key={name}>
                  {labels.get(name) ?? name}:{' '}
                  {from && (
                    <>
                      <del>{from}</del>{' '}
                    </>
                  )}
                  <ins>{to || '(empty)'}</ins>
                </li>
              ))}
          </ul>
        </li>
      ))}
    </ol>
  )
}
