'use client'

import React from 'react'

import type { Credit, PlaceSource, PlaceSources } from '../../../vocabulary/placeSources.js'

import '../../ui/admin.css'
import { useAddresses } from '../../ui/useAddresses.js'
import { useAnswer } from '../lib/useAnswer.js'
import { useText } from '../lib/useText.js'

/**
 * Whose data places are, of what day and how far off, where places are shown: the licences ask for it.
 * Nothing where no scan has a place, or who looks may see none.
 */
export const PlaceCredits: React.FC<{ scans: string }> = ({ scans }) => {
  const { api } = useAddresses()
  const { text } = useText()
  const { data } = useAnswer<PlaceSources>(api(`/${scans}/sources`))
  if (!data || (data.sources.length === 0 && data.old.length === 0)) return null
  return (
    <aside aria-label={text('statsSources')} className="qr-credits">
      {data.old.map(({ days, name, title }) => (
        <p className="qr-credits__old" key={name} role="note">
          {text('statsSourceOld', { days, name: title })}
        </p>
      ))}
      {data.sources.length > 0 && (
        <p>
          {(['place', 'network'] as const).map((kind) => (
            <Named key={kind} kind={kind} sources={data.sources} />
          ))}
          {data.cities && text('statsCitiesOff', data.cities)}
        </p>
      )}
    </aside>
  )
}

/** "Places: IP Geolocation by DB-IP (5 June 2026)." */
const Named: React.FC<{ kind: PlaceSource['kind']; sources: PlaceSource[] }> = ({
  kind,
  sources,
}) => {
  const { format, text } = useText()
  const named = sources.filter((one) => one.kind === kind)
  if (named.length === 0) return null
  return (
    <>
      {text(kind === 'place' ? 'statsPlacesFrom' : 'statsNetworksFrom')}{' '}
      {named.map(({ credits, date, name }, at) => (
        <React.Fragment key={name}>
          {at > 0 && '; '}
          {credits.length > 0 ? <Links credits={credits} /> : name}
          {date && ` (${format.range(date, date)})`}
        </React.Fragment>
      ))}
      {'. '}
    </>
  )
}

const Links: React.FC<{ credits: Credit[] }> = ({ credits }) => (
  <>
    {credits.map(({ title, url }, at) => (
      <React.Fragment key={url}>
        {at > 0 && ', '}
        <a href={url} rel="noreferrer" target="_blank">
          {title}
        </a>
      </React.Fragment>
    ))}
  </>
)
