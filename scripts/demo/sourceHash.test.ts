import { mkdirSync, mkdtempSync, renameSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'

import { sourceHash } from './sourceHash.js'

let root: string
const file = (name: string): string => path.join(root, name)
const hash = (): string => sourceHash(root, ['src', 'package.json', 'missing.ts'])
beforeEach(() => {
  root = mkdtempSync(path.join(os.tmpdir(), 'payload-plugin-qr-hash-'))
  mkdirSync(file('src/deep'), { recursive: true })
  writeFileSync(file('src/deep/a.ts'), 'export const a = 1')
  writeFileSync(file('package.json'), '{}')
})
afterEach(() => rmSync(root, { recursive: true }))

describe('sourceHash', () => {
  it('changes with content, names and new files', () => {
    const seen = [hash()]
    writeFileSync(file('src/deep/a.ts'), 'export const a = 2')
    seen.push(hash())
    renameSync(file('src/deep/a.ts'), file('src/deep/b.ts'))
    seen.push(hash())
    writeFileSync(file('missing.ts'), '')
    seen.push(hash())
    expect(new Set(seen).size).toBe(4)
  })

  it('does not change with a file’s time, with tests or with what is not asked for', () => {
    const before = hash()
    utimesSync(file('src/deep/a.ts'), 1, 1)
    writeFileSync(file('src/deep/a.test.ts'), 'test')
    writeFileSync(file('README.md'), 'read')
    expect(hash()).toBe(before)
  })
})
