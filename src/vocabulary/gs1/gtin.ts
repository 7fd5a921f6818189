import type { GS1Element } from './types.js'

const SHORT = [8, 12, 13]

/** A GTIN as it stands in element strings: 14 digits, shorter ones with zeros before them. */
export const longGTIN = (digits: string): string =>
  SHORT.includes(digits.length) && /^\d+$/.test(digits) ? digits.padStart(14, '0') : digits

/** The same of an element, where it is a GTIN. */
export const withLongGTIN = (element: GS1Element): GS1Element =>
  element.ai === '01' ? { ai: '01', value: longGTIN(element.value) } : element
