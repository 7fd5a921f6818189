import type { HubSpotChange, HubSpotHeld } from '../../../standIns/hubspot.js'

import { instant } from '../instant.js'

const latest = 20
/** More properties than these at once are folded up: a new contact has them all. */
const atOnce = 8

type Known = ReadonlyMap<string, { label: string; type: string }>

const Values = ({ changed, known }: { changed: HubSpotChange['changed']; known: Known }) => {
  const show = (name: string, value: string): string =>
    known.get(name)?.type === 'datetime' ? instant(value) : value
  return (
    <ul>
      {changed.map(({ from, name, to }) => (
        <li key={name}>
          {known.get(name)?.label ?? name}:{' '}
          {from && (
            <>
              <del>{show(name, from)}</del>{' '}
            </>
          )}
          <ins>{show(name, to) || '(empty)'}</ins>
        </li>
      ))}
    </ul>
  )
}

/** What was written lately, property by property, the latest first. */
export const Changes = ({ changes, properties }: Pick<HubSpotHeld, 'changes' | 'properties'>) => {
  const known: Known = new Map(properties.map((definition) => [definition.name, definition]))
  return (
    <ol className="timeline">
      {changes.slice(0, latest).map(({ at, changed, email, isNew }) => {
        const told = changed.filter(({ to }) => !isNew || to !== '')
        const values = <Values changed={told} known={known} />
        return (
          <li key={`${at} ${email}`}>
            <p>
              <strong>{email}</strong> {isNew ? 'was created' : 'was updated'}{' '}
              <time className="quiet" dateTime={at}>
                {instant(at)}
              </time>
            </p>
            {told.length > atOnce ? (
              <details>
                <summary>{told.length} properties</summary>
                {values}
              </details>
            ) : (
              values
            )}
          </li>
        )
      })}
    </ol>
  )
}
