import { createRequire } from 'node:module'
import path from 'node:path'
import { pathToFileURL } from 'node:url'

const ADAPTER = '@payloadcms/db-postgres'

/**
 * Where the driver lies that the host's adapter uses, or `null`. The adapter is found beside us, or
 * beside the host where a package sees its own dependencies alone (pnpm).
 */
export async function driverURL(pg: unknown): Promise<null | string> {
  for (const base of [import.meta.url, path.join(process.cwd(), 'package.json')]) {
    try {
      const adapter = createRequire(base).resolve(ADAPTER)
      const url = pathToFileURL(createRequire(adapter).resolve('pg')).href
      const found = (await import(url)) as { default: unknown }
      if (found.default === pg) return url
    } catch {
      // Not to be found from there.
    }
  }
  return null
}
