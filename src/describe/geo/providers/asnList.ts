import { readFile, stat } from 'node:fs/promises'
import path from 'node:path'

import type { GeoProvider } from '../geoOptions.js'

import { findDataFile } from '../../../kit/findDataFile.js'
import { findInRanges, type RangeTable, readRanges } from '../addressRanges.js'
import { cleanFacts } from '../cleanFacts.js'
import { GEO_PACKAGES } from '../geoPackages.js'
import { problemOf } from '../problemOf.js'
import { shareOnce } from '../shareOnce.js'

/** The package's version ends in the day it was made: `2.3.2026061719` is 2026-06-17. */
const dateOf = async (folder: string): Promise<null | string> => {
  try {
    const file = path.join(/* turbopackIgnore: true */ folder, 'package.json')
    const { version } = JSON.parse(await readFile(/* turbopackIgnore: true */ file, 'utf8')) as {
      version?: unknown
    }
    const day = /\.(\d{4})(\d\d)(\d\d)\d*$/.exec(String(version))
    return day ? day.slice(1).join('-') : null
  } catch {
    return null
  }
}

/**
 * Network owners from `@ip-location-db/asn` (RouteViews and DB-IP, CC BY 4.0), when it is installed
 * and there is no other source of them. Two CSV files, held as typed arrays.
 */
export const asnList = (
  log: (message: string) => void,
  find: typeof findDataFile = findDataFile,
): GeoProvider => {
  const { files, name: packageName } = GEO_PACKAGES.asn
  let tables: RangeTable[] = []
  let builtAt: null | string = null

  const read = async (file: string, width: 1 | 4): Promise<null | RangeTable> => {
    try {
      const { mtimeMs, size } = await stat(/* turbopackIgnore: true */ file)
      return await shareOnce(file, `${mtimeMs}:${size}`, () => readRanges(file, width))
    } catch (error) {
      log(
        `Geo database ${file} cannot be read (${problemOf(error)}). ` +
          `Install ${packageName} again; until then scans are stored without their network's owner.`,
      )
      return null
    }
  }

  return {
    get builtAt() {
      return builtAt
    },
    load: async () => {
      const [v4, v6] = files.map((file) => find(packageName, file))
      // one after the other: both at once would only take turns, and hold more memory
      const loaded = [v4 ? await read(v4, 1) : null, v6 ? await read(v6, 4) : null]
      tables = loaded.filter((table) => table !== null)
      const folder = path.dirname(v4 ?? v6 ?? '')
      builtAt = tables.length > 0 ? await dateOf(folder) : null
    },
    locate: (address) => {
      const width = address.includes(':') ? 4 : 1
      const table = tables.find((candidate) => candidate.width === width)
      const found = table && findInRanges(table, address)
      return found ? cleanFacts({ asn: found.number, asOrganization: found.name }) : null
    },
    name: 'asn',
    onlyWithout: 'asn',
    get provides() {
      return tables.length > 0 ? ('asn' as const) : null
    },
  }
}
