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
