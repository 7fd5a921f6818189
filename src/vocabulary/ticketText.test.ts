import fc from 'fast-check'
import { expect, it } from 'vitest'

import { CODE_ALPHABET } from './generateCode.js'
import { normaliseCode } from './normaliseCode.js'
import { createTicketSigner, TICKET_MAX_LENGTH } from './ticketText.js'

const ours = createTicketSigner('secret')
const text = fc.string({ maxLength: TICKET_MAX_LENGTH, minLength: 1, unit: fc.constantFrom(...CODE_ALPHABET, '-') }) // prettier-ignore

it('signs any text with ten characters of generated codes, which make it a code', () => {
  fc.assert(
    fc.property(text, (body) => {
      const signed = ours.sign(body)
      expect(signed.slice(0, body.length)).toBe(body)
      expect(signed.slice(body.length)).toMatch(/^-[2-9A-HJ-NP-Z]{10}$/)
      expect(normaliseCode(signed.toLowerCase())).toBe(signed)
      expect(ours.verify(signed)).toBe('signed')
    }),
  )
})

it('stays what it is: printed tickets are let in', () => {
  expect(ours.sign('SEAT-12')).toBe('SEAT-12-K97XKQDHJS')
})

it('knows what another secret signed, or nobody, and any change of a character', () => {
  const signed = ours.sign('SEAT12')
  expect(createTicketSigner('another').verify(signed)).toBe('foreign')
  for (let at = 0; at < signed.length; at++) {
    for (const character of '2Z') {
      const other = signed.slice(0, at) + character + signed.slice(at + 1)
      if (other !== signed) expect(ours.verify(other)).not.toBe('signed')
    }
  }
  for (const unsigned of ['SEAT12', '', '-', 'SEAT12-', 'SEAT12-SHORT', ours.sign('')]) {
    expect(ours.verify(unsigned)).toBe('unsigned')
  }
})
