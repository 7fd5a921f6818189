import { expect, it } from 'vitest'

import { classifyAnswer } from '../../../integrations/hubspot/client/classifyAnswer.js'
import { reasonText } from './reasonText.js'

const text = ((name: string, variables?: object) =>
  variables ? `${name} ${JSON.stringify(variables)}` : name) as never

it('says what is known in the reader’s language', () => {
  expect(reasonText(text, { category: 'INVALID_EMAIL', message: 'x' })).toBe('crmWhy_email')
  expect(reasonText(text, { category: 'auth', message: 'x' })).toBe('crmWhy_auth')
})

it('names the scopes a token lacks, as HubSpot named them', () => {
  const { kind, message } = classifyAnswer({
    body: { errors: [{ context: { requiredGranularScopes: ['crm.schemas.contacts.read'] } }] },
    headers: new Headers(),
    now: 0,
    status: 403,
    timeZone: null,
  })
  expect(reasonText(text, { category: kind, message })).toBe(
    'crmWhy_scopes {"scopes":"crm.schemas.contacts.read"}',
  )
})

it('shows anything else as it came, and never nothing', () => {
  expect(reasonText(text, { category: 'ODD', message: 'HubSpot refused this: odd' })).toBe(
    'HubSpot refused this: odd',
  )
  expect(reasonText(text, { category: null, message: null })).toBe('crmWhy_unknown')
})
