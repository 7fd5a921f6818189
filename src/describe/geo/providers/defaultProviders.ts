import type { GeoOptions } from '../geoOptions.js'
import type { GeoProvider } from '../geoProvider.js'
import { asnList } from './asnList.js'
import { bundled } from './bundled.js'
import { dbip } from './dbip.js'
import { geoipLite } from './geoipLite.js'
import { maxmind } from './maxmind.js'

/** The sources after the CDN headers, the most trusted first. Nothing is loaded yet. */
export const defaultProviders = (
  options: GeoOptions,
  log: (message: string) => void,
): GeoProvider[] => {
  const watch = options.watch ?? true
  return [
    maxmind('maxmind', {
      log,
      option: 'geo.databasePath or GEOIP_DB_PATH',
      path: options.databasePath ?? process.env.GEOIP_DB_PATH,
      watch,
    }),
    maxmind('maxmind-asn', {
      log,
      option: 'geo.asnPath or GEOIP_ASN_DB_PATH',
      path: options.asnPath ?? process.env.GEOIP_ASN_DB_PATH,
      watch,
    }),
    dbip(log),
    asnList(log),
    geoipLite(options.geoipLite ?? 'auto', log),
    bundled(log),
  ]
}
