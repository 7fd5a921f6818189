import { findDataFile } from '../findDataFile.js'
import { GEO_PACKAGES } from '../geoPackages.js'
import type { GeoProvider } from '../geoProvider.js'
import { mmdbProvider } from './mmdbProvider.js'

const { files, name: PACKAGE } = GEO_PACKAGES.bundled

/** Countries from the database this plugin depends on (NRO, CC BY 4.0): there without any set-up. */
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
