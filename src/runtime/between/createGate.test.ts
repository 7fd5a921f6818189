import { describe, expect, it } from 'vitest'

import { codeEntry } from '../../scan/scan.fixture.js'
import { scanId } from '../../vocabulary/scanId.js'
import { createGate } from './createGate.js'
import { hashPassword, isPassword, NO_PASSWORD } from './hashPassword.js'

const NOW = 1_800_000_000_000
const open = (passwordHash: null | string) =>
  codeEntry({
    between: { button: null, card: null, choices: [], kind: 'password', passwordHash, text: null, title: null }, // prettier-ignore
  })

describe('hashes', () => {
  it('are salted, and name what they are made with', async () => {
    const [one, other] = await Promise.all([
      hashPassword('ein Passwort'),
      hashPassword('ein Passwort'),
    ])
    expect(one).toMatch(/^scrypt\$15\$8\$3\$[\w-]{22}\$[\w-]{43}$/)
    expect(one).not.toBe(other)
    expect(await isPassword('ein Passwort', one)).toBe(true)
    expect(await isPassword('ein passwort', one)).toBe(false)
  })

  it('know a letter however a keyboard puts it together', async () => {
    const hash = await hashPassword('cafe\u0301 noir')
    expect(await isPassword('café noir', hash)).toBe(true)
  })

  it('that are none, or would keep a process busy, are nobody’s', async () => {
    const hash = await hashPassword('ein Passwort')
    for (const stored of [
      '',
      NO_PASSWORD,
      'scrypt',
      hash.replace('$15$', '$24$'),
      hash.slice(0, -1),
    ]) {
      expect(await isPassword('ein Passwort', stored)).toBe(false)
    }
  })
})

describe('a gate', () => {
  it('looks at few at a time, and turns the rest away before they wait for long', async () => {
    const gate = createGate('secret', { take: () => ({ giveBack: () => {} }) })
    const entry = open(await hashPassword('the right one'))
    const said = await Promise.all(
      Array.from({ length: 120 }, (_, n) => gate.check(n === 0 ? 'the right one' : `wrong ${n}`, entry, null)), // prettier-ignore
    )
    const count = (verdict: string) => said.filter((one) => one.verdict === verdict).length
    expect([count('right'), count('busy')]).toEqual([1, 18])
    expect(count('wrong')).toBe(101)
  }, 30_000)

  it('has keys of its own for each secret, code and use', () => {
    const [gate, other] = [createGate('secret'), createGate('another')]
    const proof = gate.signForm(scanId(NOW), 'ABC')
    expect(gate.readForm(proof, 'ABC', NOW)).toBe(proof.slice(0, 26))
    expect(other.readForm(proof, 'ABC', NOW)).toBeNull()
    expect(gate.readForm(proof, 'ABD', NOW)).toBeNull()
    expect(gate.readForm(proof, 'ABC', NOW + 3_600_001)).toBeNull()
    expect(gate.readForm(proof, 'ABC', NOW - 60_001)).toBeNull()
    const { value } = gate.cookie(open('scrypt$1'), NOW)
    expect(gate.vouches(value, open('scrypt$1'), NOW)).toBe(true)
    expect(other.vouches(value, open('scrypt$1'), NOW)).toBe(false)
    expect(gate.vouches(value, open('scrypt$2'), NOW)).toBe(false)
    expect(gate.vouches(value, open(null), NOW)).toBe(false)
  })
})
