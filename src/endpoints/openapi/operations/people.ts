import type { Operations } from '../operation.js'

import { document, id, object, parameter, text, whole, yes } from '../operation.js'

const CONTACTS = { 403: 'You may not see contacts' }
const count = { schema: object({ count: whole(0) }) }
const one = object({ 'id?': id, 'target?': text })
const named = {
  contact: parameter(text, 'Id of a contact, in place of the others'),
  scan: parameter(text, 'Id of a scan, in place of the others'),
  visitor: parameter(text, 'Hash of a visitor, in place of the others'),
}

/** Contacts, the CRM, and what is kept of somebody. */
export const PEOPLE: Operations = {
  'get /qr/crm': {
    answer: { name: 'crm' },
    errors: CONTACTS,
    id: 'crmStatus',
    scope: null,
    summary: 'How deliveries and syncs stand',
    tag: 'People',
  },
  'get /qr/crm/contacts/:id': {
    answer: { name: 'crmContact' },
    errors: CONTACTS,
    id: 'crmContact',
    scope: null,
    summary: 'How one contact stands with each system',
    tag: 'People',
  },
  'get /qr/person': {
    answer: { name: 'person' },
    errors: { 403: 'You may not answer people' },
    id: 'findPerson',
    scope: null,
    parameters: named,
    summary: 'All that is kept of somebody',
    tag: 'People',
  },
  'get /qr/alerts/unsubscribe': unsubscribe('get', 'askNoAlerts', 'alerts'),
  'get /qr/reports/unsubscribe': unsubscribe('get', 'askNoReports', 'reports'),
  'post /qr/alerts/unsubscribe': unsubscribe('post', 'noAlerts', 'alerts'),
  'post /qr/crm/check': {
    answer: { schema: { additionalProperties: document, type: 'object' } },
    errors: CONTACTS,
    id: 'crmCheck',
    scope: null,
    summary: 'Asks HubSpot whether everything is set up; writes no contact',
    tag: 'People',
  },
  'post /qr/crm/replay': {
    answer: count,
    body: { schema: object({ 'id?': id }) },
    errors: CONTACTS,
    id: 'crmReplay',
    scope: null,
    summary: 'Takes up messages that were set aside: one, or all',
    tag: 'People',
  },
  'post /qr/crm/resync': {
    answer: count,
    body: { schema: one },
    errors: CONTACTS,
    id: 'crmResync',
    scope: null,
    summary: 'Sends contacts anew',
    tag: 'People',
  },
  'post /qr/crm/retry': {
    answer: count,
    body: { schema: one },
    errors: CONTACTS,
    id: 'crmRetry',
    scope: null,
    summary: 'Tries again what failed',
    tag: 'People',
  },
  'post /qr/person/erase': {
    answer: { name: 'erasure' },
    body: {
      required: true,
      schema: object({
        confirm: { const: true },
        'contact?': id,
        'hubspot?': yes,
        'reason?': text,
        'scan?': text,
        'visitor?': text,
      }),
    },
    errors: { 403: 'You may not answer people', 500: 'Not everything is gone; ask again' },
    id: 'erasePerson',
    scope: null,
    summary: 'Erases somebody for good',
    tag: 'People',
  },
  'post /qr/reports/unsubscribe': unsubscribe('post', 'noReports', 'reports'),
  'post contacts /:id/erase': {
    answer: { schema: object({ erased: { const: true } }) },
    body: {
      required: true,
      schema: object({ confirm: { const: true }, 'hubspot?': yes, 'reason?': text }),
    },
    errors: { ...CONTACTS, 500: 'Nothing has changed; ask again' },
    id: 'eraseContact',
    scope: null,
    summary: 'Erases a contact for good',
    tag: 'People',
  },
}

function unsubscribe(method: 'get' | 'post', operation: string, of: string) {
  return {
    answer: { types: ['text/html'] },
    id: operation,
    parameters: { token: parameter(text, 'Of the e-mail', { required: true }) },
    summary: method === 'get' ? `Asks whether ${of} shall end` : `No more ${of} by e-mail`,
    tag: 'People',
    who: 'everybody',
  } as const
}
