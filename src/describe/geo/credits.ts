import type { Credit } from '../../vocabulary/placeSources.js'

const DBIP: Credit = { title: 'IP Geolocation by DB-IP', url: 'https://db-ip.com' }
const MAXMIND: Credit = { title: 'GeoLite data by MaxMind', url: 'https://www.maxmind.com' }

/** What the licence of each source asks for. */
const CREDITS: Record<string, Credit[]> = {
  asn: [
    { title: 'RouteViews', url: 'https://www.routeviews.org' },
    { title: 'NRO', url: 'https://www.nro.net' },
    DBIP,
  ],
  bundled: [DBIP],
  dbip: [DBIP],
  'geoip-lite': [MAXMIND],
}

type Named = { name: string; product?: null | string | undefined }

const isDBIP = ({ name, product }: Named): boolean =>
  CREDITS[name]?.[0] === DBIP || /dbip/i.test(product ?? '')

const isGeoLite = ({ name, product }: Named): boolean =>
  name === 'geoip-lite' || /geolite/i.test(product ?? '')

/** Who has to be named where results of a source are shown; a file of the host's by what it calls itself. */
export const creditsOf = (source: Named): Credit[] =>
  CREDITS[source.name] ?? (isDBIP(source) ? [DBIP] : isGeoLite(source) ? [MAXMIND] : [])

/**
 * Kilometres between the cities two free databases name for one address, see docs/analytics.md. It was
 * measured of these two, and says nothing of others.
 */
export const errorOf = (source: Named): { half: number; tenth: number } | null =>
  source.name !== 'bundled' && (isDBIP(source) || isGeoLite(source))
    ? { half: 15, tenth: 496 }
    : null

const TITLES: Record<string, string> = {
  asn: 'RouteViews',
  bundled: 'DB-IP',
  dbip: 'DB-IP',
  'geoip-lite': 'geoip-lite',
}

/** As people call a source. */
export const titleOf = ({ name, product }: Named): string => TITLES[name] ?? product ?? name
