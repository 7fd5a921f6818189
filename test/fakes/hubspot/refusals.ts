import type { HubSpotState } from './createState.js'

export type Refusal = { error: string; message: string; name: string }

const EMAIL = /^[a-z0-9!#$%&'*+/=?^_`{|}~.-]+@(?:[a-z0-9-]+\.)+[a-z]{2,}$/
// Top-level names that exist for no mail, which stand in for HubSpot's own checks (RFC 2606, 6761).
const NO_MAIL = /\.(?:invalid|localhost)$/

/** Why HubSpot takes this address for no record at all. */
export function emailRefusals(state: HubSpotState, given: string): Refusal[] {
  const email = given.trim().toLowerCase()
  const refusals: Refusal[] = []
  if (!EMAIL.test(email) || NO_MAIL.test(email)) {
    refusals.push({
      error: 'INVALID_EMAIL',
      message: `Email address ${given} is invalid`,
      name: 'email',
    })
  }
  // An e-mail erased for privacy is blocked for good (contacts API: gdpr-delete).
  if (state.blocked.has(email)) {
    const message = `Email address ${given} is on the blocklist after a GDPR delete`
    refusals.push({ error: 'EMAIL_BLOCKED', message, name: 'email' })
  }
  return refusals
}

export function valueRefusals(state: HubSpotState, properties: Record<string, string>): Refusal[] {
  return Object.entries(properties).flatMap(
    ([name, value]) => valueRefusal(state, name, value) ?? [],
  )
}

function valueRefusal(state: HubSpotState, name: string, value: string): null | Refusal {
  const property = state.properties.get(name)
  if (!property || property.archived) {
    const message = `Property "${name}" does not exist`
    return { error: 'PROPERTY_DOESNT_EXIST', message, name }
  }
  if (property.readOnly) {
    return { error: 'READ_ONLY_VALUE', message: `"${name}" is a read only property`, name }
  }
  if (value === '') return null
  // Numbers without separators; datetime as ISO UTC or epoch milliseconds (properties guide).
  if (property.type === 'number' && !/^-?\d+(?:\.\d+)?$/.test(value)) {
    return { error: 'INVALID_NUMBER', message: `${value} was not a valid number.`, name }
  }
  const datetime = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z$|^\d{10,14}$/
  if (property.type === 'datetime' && !datetime.test(value)) {
    return { error: 'INVALID_DATE', message: `${value} was not a valid date.`, name }
  }
  return null
}

/** The telling part comes as JSON inside the message (notes). */
export function notValid(refusals: Refusal[]): string {
  const list = refusals.map((refusal) => ({
    isValid: false,
    localizedErrorMessage: refusal.message,
    ...refusal,
  }))
  return `Property values were not valid: ${JSON.stringify(list)}`
}
