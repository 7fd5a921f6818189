import { createRequire } from 'node:module'
import path from 'node:path'
import { pathToFileURL } from 'node:url'

const ADAPTER = '@payloadcms/db-postgres'
const DRIVER = 'pg'

/**
 * Where the driver lies that the host's adapter uses, or `null`. The adapter is found beside us, or
 * beside the host where a package sees its own dependencies alone (pnpm); where a bundler has taken
 * the adapter in (standalone), the driver is.
 */
export async function driverURL(pg: unknown): Promise<null | string> {
  for (const base of [import.meta.url, path.join(process.cwd(), 'package.json')]) {
    for (const way of [[ADAPTER, DRIVER], [DRIVER]]) {
      const url = await sameDriver(base, way, pg)
      if (url) return url
    }
  }
  return null
}

/** @param way packages, each found from the one before */
async function sameDriver(base: string, way: string[], pg: unknown): Promise<null | string> {
  try {
    const file = way.reduce((from, name) => createRequire(from).resolve(name), base)
    const url = pathToFileURL(file).href
    const found = (await import(/* turbopackIgnore: true */ /* webpackIgnore: true */ url)) as {
      default: unknown
    }
    return found.default === pg ? url : null
  } catch {
    // Not to be found from there.
    return null
  }
}
