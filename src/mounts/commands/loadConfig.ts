import type { SanitizedConfig } from 'payload'

import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { fileURLToPath, pathToFileURL } from 'node:url'

import { PLUGIN } from '../../options/optionsOf.js'

type TSX = { register: () => unknown }

/**
 * The host's config, found as Payload's command line finds it and with the same environment files.
 *
 * @throws when there is none, it throws itself, or it has no plugin
 */
export async function loadConfig(): Promise<SanitizedConfig> {
  const { findConfig, loadEnv } = await import('payload/node')
  loadEnv()
  // Nobody edits it while a command runs.
  process.env.DISABLE_PAYLOAD_HMR = 'true'
  const file = pathOf(findConfig)
  await readTypeScript()
  const config = await configIn(file)
  if (!config.custom?.[PLUGIN]) {
    throw new Error(`${file} is no Payload config with the plugin: add qrPlugin({ … }) to it`)
  }
  return config
}

function pathOf(findConfig: () => string): string {
  const wanted = `start it in the folder of payload.config.ts, or name that file in PAYLOAD_CONFIG_PATH`
  let file: string
  try {
    file = findConfig()
  } catch {
    throw new Error(`there is no Payload config in ${process.cwd()}: ${wanted}`)
  }
  if (!existsSync(file)) throw new Error(`there is no Payload config at ${file}: ${wanted}`)
  return file
}

/**
 * By the very tsx that Payload's command line reads the config with: a second one would bring a second
 * esbuild. Where the package runs from source, somebody did it already.
 */
async function readTypeScript(): Promise<void> {
  if (import.meta.url.endsWith('.ts')) return
  const { resolve } = createRequire(fileURLToPath(import.meta.resolve('payload')))
  for (const api of ['tsx/cjs/api', 'tsx/esm/api']) {
    const { register } = (await import(pathToFileURL(resolve(api)).href)) as TSX
    register()
  }
}

async function configIn(file: string): Promise<SanitizedConfig> {
  try {
    let found: unknown = await import(pathToFileURL(file).href)
    // Twice where the file is CommonJS to Node.
    while (typeof found === 'object' && found !== null && 'default' in found) {
      found = await found.default
    }
    return (found ?? {}) as SanitizedConfig
  } catch (error) {
    const reason = error instanceof Error ? (error.stack ?? error.message) : String(error)
    throw new Error(`${file} cannot be loaded: ${reason}`)
  }
}
