import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'

import { temporaryFolder } from '../writer.fixture.js'
import { defaultSpillDirectory } from './defaultSpillDirectory.js'

it('is a hidden folder of the working directory, not made before it is needed', () => {
  const cwd = temporaryFolder()
  const directory = defaultSpillDirectory({}, cwd)
  expect(directory).toBe(join(cwd, '.payload-plugin-qr'))
  expect(existsSync(directory!)).toBe(false)
})

it('is QR_SPILL_DIR where that is set', () => {
  const cwd = temporaryFolder()
  expect(defaultSpillDirectory({ QR_SPILL_DIR: 'a/b' }, cwd)).toBe(join(cwd, 'a/b'))
})

it('is null where it cannot be written, and an error where it was asked for', () => {
  const file = join(temporaryFolder(), 'file')
  writeFileSync(file, '')
  expect(defaultSpillDirectory({}, file)).toBeNull()
  expect(() => defaultSpillDirectory({ QR_SPILL_DIR: join(file, 'x') }, '/')).toThrow(
    /QR_SPILL_DIR/,
  )
})
