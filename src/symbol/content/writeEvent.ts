import type { ContentFields } from './types.js'

import { ContentError } from './ContentError.js'
import { contentLine } from './contentLine.js'
import { needed, textOf, trimmed } from './readField.js'

/**
 * An event of iCalendar (RFC 5545, 3.6.1), in UTC, which every calendar shows in its own zone.
 * Left out are `PRODID`, `UID` and `DTSTAMP`: they serve calendars that exchange events, no reader of
 * symbols asks for them, and the ninety bytes would cost two to four versions.
 */
export function writeEvent(fields: ContentFields): string {
  const subject = needed(fields, 'subject').trim()
  const start = timeOf(fields, 'startsAt')
  if (start === null) throw new ContentError('startsAt', 'contentMissing')
  const end = timeOf(fields, 'endsAt')
  if (end !== null && end <= start) {
    throw new ContentError('endsAt', 'contentEnd', {
      start: start.toISOString().slice(0, 16).replace('T', ' '),
    })
  }
  const address = trimmed(fields, 'address')
  const text = textOf(fields, 'text')
  return [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'BEGIN:VEVENT',
    contentLine('SUMMARY', subject),
    `DTSTART:${stamp(start)}`,
    ...(end === null ? [] : [`DTEND:${stamp(end)}`]),
    ...(address === '' ? [] : [contentLine('LOCATION', address)]),
    ...(text === '' ? [] : [contentLine('DESCRIPTION', text)]),
    'END:VEVENT',
    'END:VCALENDAR',
    '',
  ].join('\r\n')
}

function timeOf(fields: ContentFields, field: 'endsAt' | 'startsAt'): Date | null {
  const written = fields[field]
  if (written === null || written === undefined || written === '') return null
  const time = new Date(written)
  const year = time.getUTCFullYear()
  if (year >= 1900 && year <= 9999) return time
  throw new ContentError(field, 'contentTime', { value: String(written).slice(0, 40) })
}

/** `20261129T190000Z` */
const stamp = (time: Date): string => time.toISOString().replaceAll(/[-:]|\.\d+/g, '')
