import { watchFile } from 'node:fs'

import type { GeoKnowledge, GeoProvider } from '../geoOptions.js'

import { type Database, openDatabase } from '../openDatabase.js'
import { problemOf } from '../problemOf.js'
import { recordFacts } from '../recordFacts.js'

type MMDBProviderOptions = {
  /** What to do about a file that cannot be read, one sentence. */
  fix: string
  log: (message: string) => void
  name: string
  /** Absolute paths, asked in turn; called when loading starts. */
  paths: () => string[]
  /** Milliseconds between looks at the files; `null` does not watch them. */
  watch?: null | number
}

const knowledgeOf = ({ databaseType }: Database): GeoKnowledge => {
  if (/city|enterprise|location/i.test(databaseType)) return 'city'
  if (/asn|isp/i.test(databaseType)) return 'asn'
  return /country/i.test(databaseType) ? 'country' : 'city'
}

/**
 * A source of one or more `.mmdb` files. The file is watched by polling, as maxmind's own watcher
 * ends the process when it meets a half-written file; here the data read last stays in use.
 */
export const mmdbProvider = ({
  fix,
  log,
  name,
  paths,
  watch,
}: MMDBProviderOptions): GeoProvider => {
  const databases = new Map<string, Database>()
  let order: string[] = []

  const read = async (path: string): Promise<void> => {
    try {
      databases.set(path, await openDatabase(path))
    } catch (error) {
      const kept = databases.has(path) ? ' The data read before stays in use.' : ''
      log(`Geo database ${path} cannot be read (${problemOf(error)}).${kept} ${fix}`)
    }
  }

  const follow = (path: string, interval: number): void => {
    let reading = Promise.resolve()
    watchFile(/* turbopackIgnore: true */ path, { interval, persistent: false }, (now, before) => {
      // a file that is gone for now may be on its way back
      if (now.size > 0 && (now.mtimeMs !== before.mtimeMs || now.size !== before.size)) {
        reading = reading.then(() => read(path))
      }
    })
  }

  const first = (): Database | undefined => order.map((path) => databases.get(path)).find(Boolean)

  return {
    get builtAt() {
      return first()?.builtAt ?? null
    },
    load: async () => {
      order = paths()
      for (const path of order) {
        await read(path)
        if (watch) follow(path, watch)
      }
    },
    locate: (address) => {
      for (const path of order) {
        const facts = recordFacts(databases.get(path)?.get(address))
        if (facts) return facts
      }
      return null
    },
    name,
    get product() {
      return first()?.databaseType || null
    },
    get provides() {
      const database = first()
      return database ? knowledgeOf(database) : null
    },
  }
}
