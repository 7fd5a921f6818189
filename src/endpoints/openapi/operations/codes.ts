import type { Operations } from '../operation.js'

import { ALERT_KINDS } from '../../../vocabulary/alerts.js'
import { CHANNELS } from '../../../vocabulary/channels.js'
import {
  document,
  instant,
  number,
  object,
  oneOf,
  orNull,
  parameter,
  text,
  whole,
  yes,
} from '../operation.js'
import { TZ } from './statistics.js'

const ALIASES = {
  aliases: parameter(text, 'Texts, by commas'),
  code: parameter(text, "The code's own text, as it would be"),
}

const IDENTIFIERS = { identifiers: parameter(text, 'GTIN, numbers in brackets or a Digital Link') }

const ADDRESS = object({ url: orNull(text) })

const CHOICE = {
  campaign: parameter(text, 'Id of the campaign it would be in'),
  code: parameter(text, 'Its text, as it would be'),
  domain: parameter(text, "Host of the domain; empty: the campaign's, else the default one"),
}

const DOMAIN = object({
  host: orNull(text),
  inherited: orNull(text),
  moves: orNull(text),
  problem: orNull(text),
  warning: orNull(text),
})

const historyOf = (what: 'campaign' | 'code', tag: 'Campaigns' | 'Codes'): Operations => ({
  [`get ${what}s /:id/history`]: {
    answer: { name: 'history' },
    id: `${what}History`,
    scope: null,
    parameters: { page: parameter(whole(1), 'Of 20 changes, the newest first') },
    summary: `Who changed a ${what}, when, from what to what`,
    tag,
  },
  [`post ${what}s /:id/history/:change/undo`]: {
    answer: { schema: object({ doc: document }) },
    errors: { 409: 'It has changed since' },
    id: `undo${tag.slice(0, -1)}Change`,
    scope: null,
    summary: `Takes a change of a ${what} back`,
    tag,
  },
})

/** One code or campaign, and what is asked while one is made. */
export const CODES: Operations = {
  ...historyOf('campaign', 'Campaigns'),
  ...historyOf('code', 'Codes'),
  'get codes /:id/figures': {
    answer: { name: 'codeFigures' },
    id: 'codeFigures',
    scope: 'stats:read',
    parameters: { tz: TZ },
    summary: 'What the card of a code shows: 30 days, their sum, and all time',
    tag: 'Codes',
  },
  'get codes /:id/split': {
    answer: { name: 'split' },
    errors: { 403: 'You may not see sales' },
    id: 'codeSplit',
    scope: null,
    parameters: { rule: parameter(text, 'The id of a rule that splits', { required: true }) },
    summary:
      'Orders and people of each branch of a split, and whether they differ by more than chance',
    tag: 'Codes',
  },
  'get codes /:id/test-link': {
    answer: { types: [] },
    id: 'openTestLink',
    scope: 'codes:read',
    status: 302,
    summary: 'Goes on a test scan, which goes the whole way and is not counted',
    tag: 'Codes',
  },
  'get codes /:id/aliases': {
    answer: { schema: object({ problem: orNull(text) }) },
    id: 'checkAliasesOfCode',
    scope: 'codes:read',
    parameters: ALIASES,
    summary: 'What a save of a code would say to these aliases; null: nothing',
    tag: 'Codes',
  },
  'get codes /aliases': {
    answer: { schema: object({ problem: orNull(text) }) },
    id: 'checkAliases',
    scope: 'codes:read',
    parameters: ALIASES,
    summary: 'What a save of a new code would say to these aliases; null: nothing',
    tag: 'Codes',
  },
  'get codes /:id/domain': {
    answer: { schema: DOMAIN },
    id: 'checkDomainOfCode',
    scope: 'codes:read',
    parameters: CHOICE,
    summary: 'What follows for a code from a choice of domain, and whether that leads here',
    tag: 'Codes',
  },
  'get codes /domain': {
    answer: { schema: DOMAIN },
    id: 'checkDomain',
    scope: 'codes:read',
    parameters: CHOICE,
    summary: 'What follows for a new code from a choice of domain, and whether that leads here',
    tag: 'Codes',
  },
  'get codes /:id/product': {
    answer: { schema: object({ problem: orNull(text) }) },
    id: 'checkProductOfCode',
    scope: 'codes:read',
    parameters: IDENTIFIERS,
    summary: 'What a save of a code would say to the number of its product; null: nothing',
    tag: 'Codes',
  },
  'get codes /product': {
    answer: { schema: object({ problem: orNull(text) }) },
    id: 'checkProduct',
    scope: 'codes:read',
    parameters: IDENTIFIERS,
    summary: 'What a save of a new code would say to the number of a product; null: nothing',
    tag: 'Codes',
  },
  'get codes /address': {
    answer: { schema: ADDRESS },
    id: 'destinationAddress',
    scope: null,
    parameters: {
      collection: parameter(text, 'One that is a destination', { required: true }),
      destinationLocale: parameter(text, 'In which the code follows it. Default: that of the site'),
      id: parameter(text, 'Of the document', { required: true }),
    },
    summary: 'Where a code leads that points to this document; null while it has no published page',
    tag: 'Codes',
  },
  'get codes /health': {
    answer: { name: 'codeHealth' },
    id: 'codeHealth',
    scope: 'stats:read',
    parameters: {
      ids: parameter(text, '1 to 250 ids of codes, by commas', { required: true }),
      tz: TZ,
    },
    summary: 'The last 30 days of codes, and a word for how they go',
    tag: 'Codes',
  },
  'get codes /quota': {
    answer: { schema: object({ count: orNull(number), limit: orNull(number) }) },
    id: 'codeQuota',
    scope: 'codes:write',
    summary: 'How many codes there are, and may be; null twice where any number is allowed',
    tag: 'Codes',
  },
  'get codes /tags': {
    answer: { name: 'tags' },
    id: 'tags',
    scope: 'codes:read',
    parameters: { search: parameter(text, 'Part of a tag') },
    summary: 'Tags of codes you may read, the most used first',
    tag: 'Codes',
  },
  'post codes /:id/forget-test-scans': {
    answer: { schema: object({ before: instant, changed: whole(0) }) },
    body: { required: true, schema: object({ before: instant }) },
    errors: { 403: 'You may not update the code' },
    id: 'forgetTestScans',
    scope: 'codes:write',
    summary: 'Scans from before an instant were tests, and count no longer',
    tag: 'Codes',
  },
  'get /qr/check-in/reader': {
    answer: { types: ['application/wasm'] },
    errors: { 403: 'You may not check anybody in' },
    id: 'checkInReader',
    scope: 'check-in',
    summary: 'The program that reads symbols in a browser, for the page of the door',
    tag: 'Codes',
  },
  'post /qr/check-in': {
    answer: { name: 'checkIn' },
    body: {
      required: true,
      schema: object({ 'at?': instant, 'attempt?': text, text }),
    },
    errors: { 403: 'You may not check anybody in' },
    id: 'checkIn',
    scope: 'check-in',
    summary: 'Lets somebody in with a code that is a ticket, once',
    tag: 'Codes',
  },
  'post codes /:id/silence': {
    answer: { name: 'silence' },
    body: { required: true, schema: object({ kind: oneOf(...ALERT_KINDS), silent: yes }) },
    errors: { 403: 'You may not update the code' },
    id: 'silenceAlerts',
    scope: 'codes:write',
    summary: 'Alerts of a kind are told to nobody for this code, or are again',
    tag: 'Codes',
  },
  'post codes /:id/status': {
    answer: { name: 'status' },
    body: { required: true, schema: object({ status: oneOf('active', 'paused') }) },
    errors: { 403: 'You may not update the code' },
    id: 'setCodeStatus',
    scope: 'codes:write',
    summary: 'Pauses a code or lets it go on; nothing else of it is published',
    tag: 'Codes',
  },
  'post codes /:id/test-link': {
    answer: { schema: object({ expiresAt: instant, url: text }) },
    id: 'makeTestLink',
    scope: 'codes:write',
    summary: 'A link for test scans, which are not counted',
    tag: 'Codes',
  },
  'post codes /:id/try': {
    answer: { name: 'try' },
    body: {
      schema: object({
        'at?': instant,
        'channel?': oneOf(...CHANNELS),
        'city?': text,
        'country?': text,
        'device?': text,
        'language?': text,
        'query?': text,
        'region?': text,
        'sent?': { minimum: 0, type: 'number' },
        'visit?': oneOf('first', 'repeat'),
      }),
    },
    id: 'tryScan',
    scope: 'codes:read',
    summary: 'Where such a scan would lead, and which rule says so; records nothing',
    tag: 'Codes',
  },
  'post codes /reserve': {
    answer: { name: 'reserve' },
    body: { schema: object({ 'code?': text }) },
    id: 'reserveCode',
    scope: 'codes:write',
    summary: 'A text for a code about to be made, kept for half an hour',
    tag: 'Codes',
  },
  'get campaigns /:id/cockpit': {
    answer: { name: 'cockpit' },
    id: 'campaignCockpit',
    scope: 'stats:read',
    parameters: { tz: TZ },
    summary: "A campaign's figures, goal and codes",
    tag: 'Campaigns',
  },
  'get /qr/alerts': {
    answer: { name: 'alerts' },
    id: 'alerts',
    scope: 'stats:read',
    summary: 'What holds just now of codes you may read, the newest first',
    tag: 'Codes',
  },
}
