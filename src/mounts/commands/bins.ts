import type { BinScriptConfig } from 'payload'

import path from 'node:path'
import { fileURLToPath } from 'node:url'

const NAMES = ['rebuild', 'view'] as const

/** The commands `payload qr:rebuild` and `payload qr:view`. Paths, not imports: nobody else loads them. */
export function bins(): BinScriptConfig[] {
  const here = fileURLToPath(import.meta.url)
  return NAMES.map((name) => ({
    key: `qr:${name}`,
    // .ts where the package runs from source
    scriptPath: path.join(path.dirname(here), `${name}Script${path.extname(here)}`),
  }))
}
