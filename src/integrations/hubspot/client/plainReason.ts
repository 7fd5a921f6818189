export type PlainReason = {
  /** HubSpot's most telling code, e.g. `INVALID_EMAIL`. */
  category: string
  /** One sentence for a person; no e-mail, no token, none of the given values. */
  message: string
}

type Problem = { error?: unknown; message?: unknown; name?: unknown }

const SENTENCES: Record<string, (property: string) => string> = {
  INVALID_DATE: (name) => `HubSpot does not take the date sent for ${name}.`,
  INVALID_EMAIL: () => 'HubSpot says this is not a valid e-mail address. Correct it and try again.',
  INVALID_INTEGER: (name) => `HubSpot takes a whole number only for ${name}.`,
  INVALID_NUMBER: (name) => `HubSpot takes a number only for ${name}.`,
  INVALID_OPTION: (name) => `HubSpot does not offer the value sent for ${name} as an option.`,
  PROPERTY_DOESNT_EXIST: (name) =>
    `HubSpot has no contact property ${name}. Create the properties again or restore it there.`,
  READ_ONLY_VALUE: (name) => `HubSpot does not let anyone write ${name}.`,
}

/**
 * HubSpot's reason in plain words. It packs the telling part as JSON into `message`:
 * `Property values were not valid: [{"isValid":false,"error":"INVALID_EMAIL","name":"email",…}]`.
 */
export function plainReason(
  reason: { category?: unknown; message?: unknown },
  values: readonly string[] = [],
): PlainReason {
  const message = typeof reason.message === 'string' ? reason.message : ''
  const outer = code(reason.category) ?? 'UNKNOWN'
  const problem = packed(message).find((one) => code(one.error))
  if (problem) {
    const inner = code(problem.error) ?? outer
    const sentence = SENTENCES[inner]?.(propertyName(problem.name))
    const said = typeof problem.message === 'string' ? problem.message : ''
    return { category: inner, message: sentence ?? refused(said, values) }
  }
  if (/\bGDPR\b|blocklist|privacy.?delet/i.test(message)) {
    return {
      category: outer,
      message:
        'HubSpot blocks this e-mail address, because it was erased for privacy or is on its blocklist.',
    }
  }
  const sentence = SENTENCES[outer]?.('a value')
  return { category: outer, message: sentence ?? refused(message, values) }
}

function refused(said: string, values: readonly string[]): string {
  const clean = redact(said, values)
  return clean ? `HubSpot refused this: ${clean}` : 'HubSpot refused this without a reason.'
}

function packed(message: string): Problem[] {
  const start = message.indexOf('[{')
  const end = message.lastIndexOf(']')
  if (start < 0 || end < start) return []
  try {
    const list: unknown = JSON.parse(message.slice(start, end + 1))
    return Array.isArray(list) ? list.filter((one) => typeof one === 'object' && one !== null) : []
  } catch {
    return []
  }
}

/** Codes are upper-case words; anything else could be a value. */
function code(text: unknown): null | string {
  return typeof text === 'string' && /^[A-Z][A-Z0-9_]{1,60}$/.test(text) ? text : null
}

function propertyName(name: unknown): string {
  return typeof name === 'string' && /^[a-z][a-z0-9_]{0,99}$/.test(name) ? `“${name}”` : 'a value'
}

// Wide on purpose: all that RFC 5322 lets stand unquoted before the @, which may be percent-encoded.
const EMAIL = /[^\s"<>()[\],;:\\]+(?:@|%40)[^\s"'<>()[\]{},;:/\\]+/gi
// `pat-na1-…` keys and anything sent as a bearer token.
const TOKEN = /\bpat-[a-z0-9]+-[a-z0-9-]+|\bBearer\s+[^\s"',}]+/gi
const LONGEST = 300

/**
 * Text from HubSpot, fit for logs and the admin: e-mails, tokens and the given values are taken
 * out, line breaks too, and it is cut to 300 characters.
 */
export function redact(text: string, values: readonly string[] = []): string {
  let clean = text.replaceAll(TOKEN, '[token]').replaceAll(EMAIL, '[e-mail]')
  for (const value of [...values].sort((a, b) => b.length - a.length)) {
    // One or two letters would blank out half the sentence and tell nobody anything.
    if (value.trim().length > 2) clean = clean.replaceAll(pattern(value.trim()), '[…]')
  }
  clean = clean.replaceAll(/\s+/g, ' ').trim()
  return clean.length > LONGEST ? `${clean.slice(0, LONGEST - 1)}…` : clean
}

function pattern(value: string): RegExp {
  return new RegExp(value.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&'), 'gi')
}
