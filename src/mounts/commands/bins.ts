import type { BinScriptConfig } from 'payload'

import path from 'node:path'
import { fileURLToPath } from 'node:url'

/** Modules whose `script` Payload's command line runs. Paths, not imports: nobody else loads them. */
const SCRIPTS = {
  'qr:alerts': './alertsCommand',
  'qr:backfill': './backfillCommand',
  'qr:compare': './compareCommand',
  'qr:edge': './edgeCommand',
  'qr:maps': './mapsCommand',
  'qr:reclassify': './reclassifyCommand',
  'qr:rebuild': './rebuildCommand',
  'qr:reports': './reportsCommand',
  'qr:retain': './retainCommand',
  'qr:redirector': '../redirector/redirectorCommand',
  'qr:sinks': './sinksCommand',
  'qr:view': './viewCommand',
}

/** The commands `payload qr:…`. */
export function bins(): BinScriptConfig[] {
  const here = fileURLToPath(import.meta.url)
  return Object.entries(SCRIPTS).map(([key, script]) => ({
    key,
    // .ts where the package runs from source
    scriptPath: path.join(path.dirname(here), script + path.extname(here)),
  }))
}
