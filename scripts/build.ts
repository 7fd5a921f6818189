import { execFileSync } from 'node:child_process'
import { chmodSync, cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

import { isPackageBuilt, notePackageBuilt } from './builtPackage.js'
import { bundleCharts } from './bundleCharts.js'

const root = fileURLToPath(new URL('..', import.meta.url))

/**
 * The package as it is published: compiled files and their types, and the styles beside them. Nothing
 * is done where it is there already: a whole test run asks for it five times.
 */
async function build(): Promise<void> {
  if (isPackageBuilt(root)) return
  const dist = path.join(root, 'dist')
  rmSync(dist, { force: true, recursive: true })
  const tsc = path.join(root, 'node_modules/typescript/bin/tsc')
  execFileSync(process.execPath, [tsc, '-p', 'tsconfig.build.json'], {
    cwd: root,
    stdio: 'inherit',
  })
  chmodSync(path.join(dist, 'plugin/bin.js'), 0o755)
  for (const file of readdirSync(dist, { recursive: true, encoding: 'utf8' })) {
    if (file.endsWith('.d.ts')) dropStyles(path.join(dist, file))
  }
  for (const file of readdirSync(path.join(root, 'src'), { recursive: true, encoding: 'utf8' })) {
    if (file.endsWith('.css')) cpSync(path.join(root, 'src', file), path.join(dist, 'src', file))
  }
  await bundleCharts(root)
  notePackageBuilt(root)
}

/** A component's types do not need its styles, and a host's compiler could not resolve them. */
function dropStyles(file: string): void {
  const text = readFileSync(file, 'utf8')
  const without = text.replace(/^import '[^']+\.css';\n/gm, '')
  if (without !== text) writeFileSync(file, without)
}

await build()
