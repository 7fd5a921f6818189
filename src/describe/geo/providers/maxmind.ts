import path from 'node:path'

import type { GeoProvider } from '../geoProvider.js'
import { mmdbProvider } from './mmdbProvider.js'

/** How often the host's files are looked at, in milliseconds. */
const WATCH_INTERVAL = 10_000

export type MaxmindOptions = {
  log: (message: string) => void
  /** The option and the variable a person would set, for messages. */
  option: string
  path: string | undefined
  watch: boolean
}

/** The host's own database, named by option or environment. */
export const maxmind = (
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
