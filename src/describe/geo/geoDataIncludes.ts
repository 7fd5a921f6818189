import path from 'node:path'

import { findDataFile } from '../../kit/findDataFile.js'
import { includeOf } from '../../kit/includeOf.js'
import { GEO_PACKAGES } from './geoPackages.js'

type GeoPackage = (typeof GEO_PACKAGES)[keyof typeof GEO_PACKAGES]

/** Folder of a package as Next wants it. */
const folderOf = (data: GeoPackage, projectDir: string): string => {
  const found = findDataFile(data.name, data.files[0], projectDir)
  if (!found) return `./node_modules/${data.name}`
  const root = found.slice(0, -path.normalize(data.files[0]).length - 1)
  return includeOf(projectDir, root)
}

/**
 * Globs of the geo data, relative to the Next project, for `outputFileTracingIncludes`: the files
 * are opened by path at run time, so `output: 'standalone'` would leave them behind. Globs of
 * packages that are not installed match nothing. `geoip-lite` (over 100 MB) is named only where
 * the geo chain would load it: when it is installed without the DB-IP city database.
 */
export const geoDataIncludes = (projectDir: string = process.cwd()): string[] => {
  const { asn, bundled, dbip, geoipLite } = GEO_PACKAGES
  const globs = [
    `${folderOf(bundled, projectDir)}/${bundled.files[0]}`,
    `${folderOf(dbip, projectDir)}/*.mmdb`,
    `${folderOf(asn, projectDir)}/*-num.csv`,
    `${folderOf(asn, projectDir)}/package.json`,
  ]
  const installed = ({ files, name }: GeoPackage) =>
    findDataFile(name, files[0], projectDir) !== null
  if (installed(geoipLite) && !installed(dbip)) {
    const folder = folderOf(geoipLite, projectDir)
    globs.push(`${folder}/package.json`, `${folder}/lib/*.js`, `${folder}/data/*.dat`)
  }
  return globs
}
