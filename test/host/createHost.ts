import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'

import type { Block } from './readmeSteps.js'

const BLANK = path.join(import.meta.dirname, 'blank')

export type Host = {
  edit: (file: string, change: (text: string) => string) => void
  folder: string
  path: (...parts: string[]) => string
  write: (file: string, text: string) => void
}

/** A blank Payload app in a folder of its own, away from this project's node_modules. */
export const createHost = (folder: string, databaseURI: string): Host => {
  cpSync(BLANK, folder, { recursive: true })
  const at = (...parts: string[]) => path.join(folder, ...parts)
  const write = (file: string, text: string) => {
    mkdirSync(path.dirname(at(file)), { recursive: true })
    writeFileSync(at(file), text)
  }
  write('.env', `DATABASE_URI=${databaseURI}\nPAYLOAD_SECRET=host-secret\n`)
  return {
    edit: (file, change) => write(file, change(readFileSync(at(file), 'utf8'))),
    folder,
    path: at,
    write,
  }
}

/** Replaces exactly one place, or says which is missing. */
export const replaceOnce = (text: string, from: RegExp | string, to: string): string => {
  const parts = text.split(from)
  if (parts.length !== 2) throw new Error(`${String(from)} is there ${parts.length - 1} times`)
  return parts[0] + to + parts[1]
}

const importsOf = (code: string): string => (code.match(/^import .*$/gm) ?? []).join('\n')

/** Step 2 of the README: its imports, and its list of plugins. */
export const addPlugin = (host: Host, block: Block): void =>
  host.edit('src/payload.config.ts', (config) => {
    const plugins = /^ {2}plugins: \[\n[\s\S]*?^ {2}\],$/m.exec(block.text)![0]
    return `${importsOf(block.text)}\n${replaceOnce(config, '  plugins: [],', plugins)}`
  })

/** Step 3 of the README: its import, and what the config exports. */
export const wrapConfig = (host: Host, block: Block): void =>
  host.edit('next.config.ts', (config) => {
    const wrapped = /^export default .*$/m.exec(block.text)![0]
    return `${importsOf(block.text)}\n${replaceOnce(config, /^export default .*$/m, wrapped)}`
  })

/** The container's output, as its section in the README says. */
export const makeStandalone = (host: Host): void =>
  host.edit('next.config.ts', (config) =>
    replaceOnce(
      config,
      'const nextConfig: NextConfig = {\n',
      "const nextConfig: NextConfig = {\n  output: 'standalone',\n",
    ),
  )
