import { findDataFile } from '../../kit/findDataFile.js'
import { includeOf } from '../../kit/includeOf.js'
import { ZXING } from './decodeSymbol.js'

/**
 * The decoder's program as a glob relative to the Next project, for `outputFileTracingIncludes`: it
 * is opened by path at run time, so `output: 'standalone'` would leave it behind.
 */
export function decoderIncludes(projectDir: string = process.cwd()): string[] {
  const found = findDataFile(ZXING.name, ZXING.file, projectDir)
  return [found ? includeOf(projectDir, found) : `./node_modules/${ZXING.name}/${ZXING.file}`]
}
