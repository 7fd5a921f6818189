import { chmodSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { canReach } from './canReach.js'

const stranger = { gid: 2 ** 20, uid: 2 ** 20 }
let root: string
beforeAll(() => {
  root = mkdtempSync(path.join(os.tmpdir(), 'payload-plugin-qr-reach-'))
  chmodSync(root, 0o755)
  mkdirSync(path.join(root, 'open', 'inside'), { recursive: true })
  mkdirSync(path.join(root, 'closed', 'inside'), { recursive: true })
  chmodSync(path.join(root, 'closed'), 0o700)
})
afterAll(() => rmSync(root, { recursive: true }))

describe('canReach', () => {
  it('is stopped by a closed folder anywhere above', () => {
    expect(canReach(path.join(root, 'open', 'inside'), stranger)).toBe(true)
    expect(canReach(path.join(root, 'closed', 'inside'), stranger)).toBe(false)
  })

  it('lets the owner in where strangers are kept out', () => {
    const me = { gid: process.getgid?.() ?? 0, uid: process.getuid?.() ?? 0 }
    expect(canReach(path.join(root, 'closed', 'inside'), me)).toBe(true)
  })

  it('needs only passage through the folders above, but reading at the end', () => {
    chmodSync(path.join(root, 'open'), 0o711)
    expect(canReach(path.join(root, 'open', 'inside'), stranger)).toBe(true)
    expect(canReach(path.join(root, 'open'), stranger)).toBe(false)
  })

  it('says no for what is missing', () => {
    expect(canReach(path.join(root, 'nothing', 'here'), stranger)).toBe(false)
  })
})
