import type { ContentField, ContentFields } from './types.js'

import { ContentError } from './ContentError.js'

type TextField = Exclude<
  ContentField,
  'endsAt' | 'hidden' | 'latitude' | 'longitude' | 'security' | 'startsAt'
>

/** A field as it was typed; empty where nothing was. */
export function textOf(fields: ContentFields, field: TextField): string {
  // From an API it may be anything.
  const text = String(fields[field] ?? '')
  if (/\p{Surrogate}/u.test(text)) throw new ContentError(field, 'contentBroken')
  return text
}

/** The same without blanks around it, for what has none. */
export const trimmed = (fields: ContentFields, field: TextField): string =>
  textOf(fields, field).trim()

export function needed(fields: ContentFields, field: TextField): string {
  const text = textOf(fields, field)
  if (text.trim() === '') throw new ContentError(field, 'contentMissing')
  return text
}

/** What is shown of a value in a message. */
export const shown = (text: string): string => (text.length > 60 ? `${text.slice(0, 60)}…` : text)

export const bytesOf = (text: string): number => new TextEncoder().encode(text).length
