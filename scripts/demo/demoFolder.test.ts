import { existsSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'

import { temporaryFolder } from '../../test/temporaryFolder.js'
import { DemoError } from './DemoError.js'
import { demoFolder, demoSecrets } from './demoFolder.js'

it('makes the folder, and secrets once', () => {
  const folder = demoFolder(temporaryFolder('demo'))
  expect(existsSync(folder)).toBe(true)
  const made = demoSecrets(folder, {})
  expect(demoSecrets(folder, {})).toEqual(made)
  expect(demoSecrets(folder, { PAYLOAD_SECRET: 'mine' })).toEqual({
    ...made,
    PAYLOAD_SECRET: 'mine',
  })
})

it('says in one line which folder cannot be written to', () => {
  const root = temporaryFolder('demo')
  // in the way also of root, whom no permission stops
  writeFileSync(path.join(root, '.demo'), '')
  const line = /^The demo keeps its data in .+\/\.demo, which cannot be written to \(\w+\)\.$/
  expect(() => demoFolder(root)).toThrow(DemoError)
  expect(() => demoFolder(root)).toThrow(line)
})
