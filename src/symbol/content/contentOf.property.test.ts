import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import type { ContentFields } from './types.js'

import { contentOf } from './contentOf.js'

// What a reader makes of a content, by the standard of each; anything may be in the texts.

const awkward = fc.constantFrom(
  ...';:,\\"\n\r\t%&?#+= =0123456789abcdefABCDEF\'<>',
  '\\n',
  '\\;',
  '😀',
  'ü',
  'عر',
  'END:VCARD',
  '\r\n',
)
const text = fc.oneof(
  fc.string({ maxLength: 60, unit: 'grapheme' }),
  fc.array(awkward, { maxLength: 30 }).map((parts) => parts.join('')),
)
const filled = text.filter((one) => one.trim() !== '')

/** Lines are not kept apart by what ends them. */
const sameLines = (one: string): string => one.replaceAll(/\r\n?/g, '\n')

/** Control characters have no place in a vCard or calendar. */

const printable = (one: string) => sameLines(one).replaceAll(/[\0-\b\v-\x1f\x7f]/g, '')

/** The parts between separators that no backslash stands before, with their backslashes resolved. */
function split(value: string, separator: string, resolve = (character: string) => character) {
  const parts = ['']
  for (let at = 0; at < value.length; at++) {
    const character = value[at]!
    if (character === separator) parts.push('')
    else if (character === '\\') parts[parts.length - 1] += resolve(value[++at]!)
    else parts[parts.length - 1] += character
  }
  return parts
}

/** Properties of a vCard (RFC 2426) or calendar (RFC 5545) with their values. */
function readLines(content: string): Record<string, string[]> {
  expect(content.endsWith('\r\n')).toBe(true)
  const lines = content
    .replaceAll(/\r\n[ \t]/g, '')
    .split('\r\n')
    .slice(0, -1)
  return Object.fromEntries(
    lines.map((line) => {
      const colon = line.indexOf(':')
      const values = split(line.slice(colon + 1), ';', (one) => (/n/i.test(one) ? '\n' : one))
      return [line.slice(0, colon), values]
    }),
  )
}

function readWifi(content: string): Record<string, string> {
  expect(content.startsWith('WIFI:')).toBe(true)
  const fields: Record<string, string> = {}
  let rest = content.slice('WIFI:'.length)
  while (rest !== ';') {
    const [, name, value] = /^([A-Z]):((?:[^\\;]|\\[^])*);/.exec(rest)!
    rest = rest.slice(name!.length + value!.length + 2)
    ;[fields[name!]] = split(value!, '\0') as [string]
  }
  return fields
}

describe('what was put in is read back', () => {
  const check = <T extends ContentFields>(fields: fc.Arbitrary<T>, prove: (one: T) => void) =>
    fc.assert(fc.property(fields, prove), { numRuns: 300 })

  it('from a Wi-Fi network', () => {
    const bytes = (one: string) => new TextEncoder().encode(one).length
    const network = filled.filter((one) => bytes(one) <= 32)
    const password = text.filter((one) => bytes(one) >= 8 && bytes(one) <= 63)
    check(fc.record({ hidden: fc.boolean(), network, password }), (one) => {
      const { H, P, S, T } = readWifi(contentOf('wifi', one))
      expect([S, P, T, H === 'true']).toEqual([one.network, one.password, 'WPA', one.hidden])
    })
  })

  it('from a contact', () => {
    const fields = { address: text, firstName: text, jobTitle: text, organization: text, text }
    check(fc.record({ ...fields, lastName: filled }), (one) => {
      const card = readLines(contentOf('contact', one))
      const clean = (part: string) => printable(part.trim())
      expect(card.N).toEqual([clean(one.lastName), clean(one.firstName), '', '', ''])
      expect(card.ORG?.[0] ?? '').toBe(clean(one.organization))
      expect(card.TITLE?.[0] ?? '').toBe(clean(one.jobTitle))
      expect(card.ADR ?? Array(7).fill('')).toEqual(['', '', clean(one.address), '', '', '', ''])
      expect(card.NOTE?.[0] ?? '').toBe(printable(one.text))
    })
  })

  it('from an event', () => {
    const startsAt = fc.date({ max: new Date('2999-01-01'), min: new Date('1971-01-01') })
    const valid = startsAt.filter((one) => !Number.isNaN(one.getTime()))
    check(fc.record({ address: text, startsAt: valid, subject: filled, text }), (one) => {
      const event = readLines(contentOf('event', one))
      expect(event.SUMMARY).toEqual([printable(one.subject.trim())])
      expect(event.LOCATION?.[0] ?? '').toBe(printable(one.address.trim()))
      expect(event.DESCRIPTION?.[0] ?? '').toBe(printable(one.text))
      const [year, month, day, hour, minute, second] = /(\d{4})(..)(..)T(..)(..)(..)Z/
        .exec(event.DTSTART![0]!)!
        .slice(1)
        .map(Number)
      expect(Date.UTC(year!, month! - 1, day, hour, minute, second)).toBe(
        Math.floor(one.startsAt.getTime() / 1000) * 1000,
      )
    })
  })

  it('from links', () => {
    const phone = fc.stringMatching(/^\+[1-9]\d{5,12}$/)
    check(fc.record({ phone, text }), (one) => {
      const sms = new URL(contentOf('sms', one))
      expect([sms.protocol, sms.pathname]).toEqual(['sms:', one.phone])
      expect(decodeURIComponent(sms.search.replace('?body=', ''))).toBe(sameLines(one.text))
      const whatsApp = new URL(contentOf('whatsapp', one))
      expect(whatsApp.searchParams.get('text') ?? '').toBe(sameLines(one.text))
      expect(whatsApp.pathname).toBe(`/${one.phone.slice(1)}`)
    })
    check(fc.record({ email: fc.emailAddress(), subject: text, text }), (one) => {
      const email = new URL(contentOf('email', one))
      const part = (name: string) =>
        decodeURIComponent(new RegExp(`[?&]${name}=([^&]*)`).exec(email.search)?.[1] ?? '')
      expect(decodeURIComponent(email.pathname)).toBe(one.email)
      expect(part('subject')).toBe(one.subject)
      expect(sameLines(part('body'))).toBe(sameLines(one.text))
    })
  })

  it('from a place', () => {
    const degrees = (most: number) => fc.double({ max: most, min: -most, noNaN: true })
    check(fc.record({ latitude: degrees(90), longitude: degrees(180) }), (one) => {
      const [, latitude, longitude] = /^geo:(-?\d+(?:\.\d+)?),(-?\d+(?:\.\d+)?)$/.exec(
        contentOf('place', one),
      )!
      expect(Number(latitude)).toBeCloseTo(one.latitude, 5)
      expect(Number(longitude)).toBeCloseTo(one.longitude, 5)
    })
  })
})
