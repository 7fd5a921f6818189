import { pathToFileURL } from 'node:url'

import type { GeoProvider } from '../geoOptions.js'

import { findDataFile } from '../../../kit/findDataFile.js'
import { cleanFacts } from '../cleanFacts.js'
import { GEO_PACKAGES } from '../geoPackages.js'
import { problemOf } from '../problemOf.js'

type Found = {
  city?: unknown
  country?: unknown
  ll?: unknown
  region?: unknown
  timezone?: unknown
}

type GeoipLite = { lookup: (address: string) => Found | null }

/** CommonJS under `import()`: the exports are the default, and may be names as well. */
const toModule = (value: unknown): GeoipLite => {
  const { default: inner, lookup } = value as { default?: GeoipLite } & Partial<GeoipLite>
  const found = typeof lookup === 'function' ? (value as GeoipLite) : inner
  if (typeof found?.lookup !== 'function') throw new Error('it has no lookup function')
  return found
}

/**
 * Cities from `geoip-lite`, when the host installed it. Importing it reads over 100 MB in one
 * blocking go, so by default it is left alone where another city source is loaded. It is imported
 * by path: bundlers cannot pack it, and must not try.
 */
export const geoipLite = (
  mode: 'auto' | boolean,
  log: (message: string) => void,
  find: typeof findDataFile = findDataFile,
): GeoProvider => {
  let library: GeoipLite | null = null
  return {
    // the package does not tell the age of its data
    builtAt: null,
    load: async () => {
      const file = mode === false ? null : find(GEO_PACKAGES.geoipLite.name, 'lib/geoip.js')
      if (!file) {
        if (mode === true) {
          log(
            'Geo source geoip-lite is not installed: run npm install geoip-lite, or unset geo.geoipLite.',
          )
        }
        return
      }
      try {
        const url = pathToFileURL(file).href
        library = toModule(await import(/* webpackIgnore: true */ /* turbopackIgnore: true */ url))
      } catch (error) {
        log(
          `Geo source ${file} cannot be loaded (${problemOf(error)}). ` +
            'Install geoip-lite again; until then scans are located without it.',
        )
      }
    },
    locate: (address) => {
      const found = library?.lookup(address)
      if (!found) return null
      const [latitude, longitude] = Array.isArray(found.ll) ? (found.ll as unknown[]) : []
      return cleanFacts({
        city: found.city,
        country: found.country,
        latitude,
        longitude,
        regionCode: found.region,
        timezone: found.timezone,
      })
    },
    name: 'geoip-lite',
    ...(mode === 'auto' && { onlyWithout: 'city' as const }),
    get provides() {
      return library ? ('city' as const) : null
    },
  }
}
