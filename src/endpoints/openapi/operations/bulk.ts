import type { Operations, Schema } from '../operation.js'

import {
  id,
  list,
  number,
  object,
  oneOf,
  orNull,
  parameter,
  text,
  whole,
  yes,
} from '../operation.js'
import { PRINTER } from './symbols.js'

const progress = object({ done: number, of: number, type: oneOf('progress') })
const failed = object({
  errors: list(object({ 'field?': text, message: text })),
  type: oneOf('error'),
})
const messages = (...last: readonly Schema[]): Schema => ({ anyOf: [progress, failed, ...last] })

const report = object({
  count: whole(0),
  lines: list(
    object({ code: orNull(text), destination: orNull(text), line: whole(1), title: orNull(text) }),
  ),
  notices: list(text),
  ok: yes,
  problems: list(object({ field: orNull(text), line: orNull(whole(1)), message: text })),
  type: oneOf('report'),
})

const kept = list(object({ code: text, id, reason: text, title: text }))

const PLAN = {
  'common?': { additionalProperties: text, type: 'object' },
  'csv?': text,
  'pattern?': object({ 'code?': text, 'destination?': text, title: text }),
  'tz?': text,
}

/** The codes that are meant, of those you may read. */
const WHICH = {
  ids: parameter(text, '1 to 500 ids by commas, in place of where'),
  where: parameter(
    { additionalProperties: true, type: 'object' },
    'As for every list of Payload: where[campaign][equals]=1; 5,000 codes at the most',
  ),
}

/** Many codes in one go. */
export const BULK: Operations = {
  'get codes /bulk/download': {
    answer: { types: ['application/zip', 'text/csv', 'application/pdf'] },
    id: 'downloadCodes',
    scope: 'codes:read',
    parameters: {
      ...WHICH,
      ...PRINTER,
      files: parameter(text, 'In the ZIP: svg, png, pdf, by commas. Default svg'),
      format: parameter(
        oneOf('zip', 'csv', 'import', 'sheet'),
        'Default zip; import: a table to make them from',
      ),
      from: parameter(whole(1), 'The first label of the sheet'),
      template: parameter(text, 'Of the sheet. Default codes-a4'),
    },
    summary: 'Symbols, a sheet of them, or a table of codes',
    tag: 'Many codes',
  },
  'post codes /bulk/change': {
    answer: {
      schema: messages(
        object({
          changed: whole(0),
          failed: kept,
          type: oneOf('changed'),
        }),
      ),
    },
    body: {
      required: true,
      schema: object({
        'campaign?': orNull(id),
        'destination?': text,
        'preset?': orNull(id),
        'status?': oneOf('active', 'paused'),
        'tags?': object({ 'add?': list(text), 'remove?': list(text) }),
        'trash?': yes,
      }),
    },
    id: 'changeCodes',
    scope: 'bulk:write',
    isStream: true,
    parameters: WHICH,
    summary: 'Changes each selected code as you would, and says which failed and why',
    tag: 'Many codes',
  },
  'post codes /bulk/check': {
    answer: { schema: messages(report) },
    body: { required: true, schema: object(PLAN) },
    id: 'checkCodes',
    scope: 'bulk:write',
    isStream: true,
    summary: 'What each line of a table would be refused for; writes nothing',
    tag: 'Many codes',
  },
  'post codes /bulk/create': {
    answer: {
      schema: messages(
        report,
        object({
          batch: text,
          count: whole(0),
          made: oneOf('already', 'now'),
          type: oneOf('created'),
        }),
      ),
    },
    body: {
      required: true,
      schema: object({ ...PLAN, key: { pattern: '^[\\w-]{8,64}$', type: 'string' } }),
    },
    id: 'createCodes',
    scope: 'bulk:write',
    isStream: true,
    summary: 'Makes all codes of a table or none; asked again with the same key it makes nothing',
    tag: 'Many codes',
  },
  'post codes /bulk/undo': {
    answer: { schema: messages(object({ deleted: whole(0), kept, type: oneOf('undone') })) },
    body: { required: true, schema: object({ batch: text }) },
    id: 'undoBatch',
    scope: 'bulk:write',
    isStream: true,
    summary: 'Takes a batch back, save what was scanned or changed since',
    tag: 'Many codes',
  },
}
