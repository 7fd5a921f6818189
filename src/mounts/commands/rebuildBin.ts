import type { BinScriptConfig } from 'payload'

import path from 'node:path'
import { fileURLToPath } from 'node:url'

/** The command `payload qr:rebuild`. A path, not an import: nobody else loads it. */
export function rebuildBin(): BinScriptConfig {
  const here = fileURLToPath(import.meta.url)
  return {
    key: 'qr:rebuild',
    // .ts where the package runs from source
    scriptPath: path.join(path.dirname(here), `script${path.extname(here)}`),
  }
}
