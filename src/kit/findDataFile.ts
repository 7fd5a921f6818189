import { existsSync, realpathSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

/** Where a package can lie below a folder: beside others, or in pnpm's folder of hoisted ones. */
const PLACES = ['node_modules', path.join('node_modules', '.pnpm', 'node_modules')]

const upwards = (start: string): string[] => {
  const parent = path.dirname(start)
  return parent === start ? [start] : [start, ...upwards(parent)]
}

/** This file's folder, unless a bundler moved the code away from its package. */
const ownFolder = (): null | string => {
  try {
    const file = fileURLToPath(import.meta.url)
    return existsSync(/* turbopackIgnore: true */ file) ? path.dirname(file) : null
  } catch {
    return null
  }
}

/** The plugin's real folder: below it, or beside it under pnpm, are its own dependencies. */
const pluginFolder = (folders: string[]): null | string => {
  for (const folder of folders) {
    const link = path.join(/* turbopackIgnore: true */ folder, 'node_modules', 'payload-plugin-qr')
    if (existsSync(/* turbopackIgnore: true */ link)) {
      return realpathSync(/* turbopackIgnore: true */ link)
    }
  }
  return null
}

/**
 * Absolute path of a file of an installed package, or `null`. Looks with `existsSync` upwards from
 * the working directory and from this file, because bundlers rewrite every kind of `resolve`.
 */
export const findDataFile = (
  packageName: string,
  file: string,
  cwd: string = process.cwd(),
): null | string => {
  try {
    const folders = upwards(path.resolve(/* turbopackIgnore: true */ cwd))
    const others = [pluginFolder(folders), ownFolder()].filter((start) => start !== null)
    for (const folder of new Set([...folders, ...others.flatMap(upwards)])) {
      for (const place of PLACES) {
        const found = path.join(/* turbopackIgnore: true */ folder, place, packageName, file)
        if (existsSync(/* turbopackIgnore: true */ found)) return found
      }
    }
  } catch {
    // an unreadable folder on the way: as good as not installed
  }
  return null
}
