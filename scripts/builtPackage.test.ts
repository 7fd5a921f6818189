import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'

import { temporaryFolder } from '../test/temporaryFolder.js'
import { isPackageBuilt, notePackageBuilt } from './builtPackage.js'

it('a package is built until its sources or what was built of them change', () => {
  const root = temporaryFolder('built')
  const write = (file: string, text: string) => {
    mkdirSync(path.dirname(path.join(root, file)), { recursive: true })
    writeFileSync(path.join(root, file), text)
  }
  write('src/scan/scan.ts', 'one')
  write('dist/src/scan/scan.js', 'one')
  expect(isPackageBuilt(root)).toBe(false)
  notePackageBuilt(root)
  expect(isPackageBuilt(root)).toBe(true)

  write('src/scan/scan.test.ts', 'a test is not in the package')
  expect(isPackageBuilt(root)).toBe(true)
  write('src/scan/scan.ts', 'two')
  expect(isPackageBuilt(root)).toBe(false)
  notePackageBuilt(root)
  write('dist/src/scan/scan.js', 'edited')
  expect(isPackageBuilt(root)).toBe(false)
  notePackageBuilt(root)
  rmSync(path.join(root, 'dist'), { recursive: true })
  expect(isPackageBuilt(root)).toBe(false)
})
