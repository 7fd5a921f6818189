import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'

import { sourceHash } from './demo/sourceHash.js'

export const packageSources = [
  'package.json',
  'package-lock.json',
  'tsconfig.json',
  'tsconfig.build.json',
  'plugin',
  'src',
  'scripts/build.ts',
  'scripts/bundleCharts.ts',
]

/** Outside `dist`, all of which is published. */
const stampOf = (root: string): string =>
  path.join(root, 'node_modules/.cache/payload-plugin-qr/package.hash')

/** Over what was built as well, so that `dist` is made anew when somebody changed it. */
const hashOf = (root: string): string => sourceHash(root, [...packageSources, 'dist'])

/** Whether `dist` is what a build of these very sources made. */
export const isPackageBuilt = (root: string): boolean => {
  try {
    return readFileSync(stampOf(root), 'utf8') === hashOf(root)
  } catch {
    return false
  }
}

/** Notes that `dist` was built from the sources as they are. */
export const notePackageBuilt = (root: string): void => {
  const stamp = stampOf(root)
  mkdirSync(path.dirname(stamp), { recursive: true })
  writeFileSync(stamp, hashOf(root))
}
