import path from 'node:path'

import { findDataFile } from '../../kit/findDataFile.js'
import { ZXING } from './decodeSymbol.js'

/**
 * The decoder's program as a glob relative to the Next project, for `outputFileTracingIncludes`: it
 * is opened by path at run time, so `output: 'standalone'` would leave it behind.
 */
export function decoderIncludes(projectDir: string = process.cwd()): string[] {
  const found = findDataFile(ZXING.name, ZXING.file, projectDir)
  if (!found) return [`./node_modules/${ZXING.name}/${ZXING.file}`]
  const relative = path.relative(projectDir, found).split(path.sep).join('/')
  return [relative.startsWith('..') ? relative : `./${relative}`]
}
