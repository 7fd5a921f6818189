import type { GS1Element } from './types.js'

import { type ApplicationIdentifier, applicationIdentifier } from './applicationIdentifiers.js'

/*
 * GS1 Digital Link: Compression. Facts from GS1's own prototype,
 * https://github.com/gs1/GS1DigitalLinkCompressionPrototype (Apache-2.0).
 */

const BASE64 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
const HEX = '0123456789ABCDEF'

/** Identifiers that often come together, by two digits of which one is no decimal; in the order of their values. */
const TOGETHER: Readonly<Record<string, string>> = {
  '0A': '01 22',
  '0B': '01 10',
  '0C': '01 21',
  '0D': '01 17',
  '0E': '01 7003',
  '0F': '01 30',
  '1A': '01 10 17 21',
  '1B': '01 15',
  '1C': '01 11',
  '1D': '01 16',
  '1E': '01 91',
  '1F': '01 10 15',
  '9A': '8010 8011',
  '9B': '8017 8019',
  '9C': '8018 8019',
  '9D': '254 414',
  ...family('2', '310', 'ABCDEF', '01'),
  ...family('3', '320', 'ABCDEF', '01'),
  ...family('A', '392', '0123456789', '01'),
  ...family('C', '390', '0123456789', '255'),
  ...family('C', '394', 'ABCD', '255'),
}

function family(first: string, ais: string, seconds: string, key: string) {
  return Object.fromEntries(
    Array.from(seconds, (second, at) => [first + second, `${key} ${ais}${at}`]),
  )
}

/** What a compressed part of a path holds: elements, and parameters with other names. `null`: it is none. */
export function decompress(
  text: string,
): { elements: GS1Element[]; parameters: [name: string, value: string][] } | null {
  if (!/^[\w-]{4,512}$/.test(text)) return null
  const bits = readerOf(text)
  const elements: GS1Element[] = []
  const parameters: [string, string][] = []
  try {
    // Fewer are what fills the last character.
    while (bits.left() > 8) {
      const two = HEX[bits.take(4)]! + HEX[bits.take(4)]!
      if (two.startsWith('F')) {
        const length = (HEX.indexOf(two[1]!) << 3) + bits.take(3)
        const name = textOf(bits, 3, length)
        parameters.push([name, textOf(bits, bits.take(3), bits.take(7))])
        continue
      }
      const ais = /\D/.test(two) ? TOGETHER[two]?.split(' ') : [numberOf(two, bits)]
      if (!ais) return null
      for (const ai of ais) elements.push({ ai, value: valueOf(ai, bits) })
    }
  } catch (error) {
    if (error instanceof RangeError) return null
    throw error
  }
  return elements.length > 0 ? { elements, parameters } : null
}

type Bits = {
  left: () => number
  number: (count: number) => bigint
  take: (count: number) => number
}

function readerOf(text: string): Bits {
  const bits = Array.from(text, (char) => BASE64.indexOf(char).toString(2).padStart(6, '0')).join(
    '',
  )
  let at = 0
  function number(count: number): bigint {
    if (count > bits.length - at) throw new RangeError('There are no bits left')
    const some = bits.slice(at, (at += count))
    return some === '' ? 0n : BigInt(`0b${some}`)
  }
  return { left: () => bits.length - at, number, take: (count) => Number(number(count)) }
}

/** An identifier of two to four digits that begins with these two. */
function numberOf(two: string, bits: Bits): string {
  let ai = two
  while (!applicationIdentifier(ai)) {
    if (ai.length === 4) throw new RangeError('There is no such identifier')
    ai += bits.take(4)
  }
  return ai
}

function valueOf(ai: string, bits: Bits): string {
  const entry = applicationIdentifier(ai)
  if (!entry) throw new RangeError('There is no such identifier')
  return formatOf(entry)
    .map(({ isFixed, isNumber, max }) => {
      if (isNumber) return digitsOf(bits, isFixed ? max : bits.take(lengthBits(max)))
      const encoding = bits.take(3)
      return textOf(bits, encoding, isFixed ? max : bits.take(lengthBits(max)))
    })
    .join('')
}

type Group = { isFixed: boolean; isNumber: boolean; max: number }

/** Parts of a value as they are packed: those of one kind together. */
function formatOf({ parts }: ApplicationIdentifier): Group[] {
  const groups: Group[] = []
  for (const { max, min, optional, set } of parts) {
    const next = { isFixed: min === max && !optional, isNumber: set === 'N', max }
    const last = groups.at(-1)
    const isSame = last?.isNumber === next.isNumber
    if (last && isSame && (!next.isNumber || last.isFixed === next.isFixed)) {
      last.max += max
      last.isFixed &&= next.isFixed
    } else groups.push(next)
  }
  return groups
}

const lengthBits = (most: number): number => Math.ceil(Math.log2(most) + 0.01)
const valueBits = (digits: number): number => Math.ceil(digits * Math.log2(10) + 0.01)

const digitsOf = (bits: Bits, length: number): string =>
  length === 0 ? '' : String(bits.number(valueBits(length))).padStart(length, '0')

/** Digits, hexadecimal in lower or upper case, base64url, or ASCII. */
function textOf(bits: Bits, encoding: number, length: number): string {
  const each = (count: number, of: (value: number) => string) =>
    Array.from({ length }, () => of(bits.take(count))).join('')
  switch (encoding) {
    case 0:
      return digitsOf(bits, length)
    case 1:
      return each(4, (value) => HEX[value]!.toLowerCase())
    case 2:
      return each(4, (value) => HEX[value]!)
    case 3:
      return each(6, (value) => BASE64[value]!)
    case 4:
      return each(7, (value) => String.fromCharCode(value))
    default:
      throw new RangeError('There is no such encoding')
  }
}
