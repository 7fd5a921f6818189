/** One piece of GS1 data: an application identifier and its value, as in `(10)ABC123`. */
export type GS1Element = { ai: string; value: string }

/**
 * What a GS1 Digital Link URI says. The first `keys` elements are the identification key and its qualifiers,
 * in the order of the standard; the rest are attributes.
 */
export type Identified = { elements: readonly GS1Element[]; keys: number }

/** What can be wrong with a GS1 text. */
export const GS1_PROBLEMS = [
  'charset',
  'checkCharacters',
  'checkDigit',
  'content',
  'date',
  'domain',
  'emptyValue',
  'form',
  'inPath',
  'length',
  'noKey',
  'notAttribute',
  'sequence',
  'twice',
  'unknownAI',
] as const

/** `fix`: what would be right, where that is known. */
export type GS1Problem = {
  ai?: string
  fix?: string
  kind: (typeof GS1_PROBLEMS)[number]
  value?: string
}

/** What was read, or what is wrong with it. */
export type Read<T> = { problem: GS1Problem } | (T & { problem?: undefined })
