import type { FieldHook } from 'payload'

type Consent = { at?: null | string; given?: boolean | null; source?: null | string }

/**
 * Consent that is given, for the first time or anew, says when and by what: as this change names it,
 * never as an earlier one did. A form of the admin sends every field as it was, hidden ones too.
 */
export const renewConsent: FieldHook = ({ previousValue, req, value }) => {
  const given = value as Consent | null | undefined
  const before = previousValue as Consent | null | undefined
  if (!given?.given || before?.given) return value
  const isEcho = Boolean(given.at) && instant(given.at) === instant(before?.at)
  const source = isEcho && given.source === before?.source ? null : given.source
  return {
    ...given,
    at: given.at && !isEcho ? given.at : new Date().toISOString(),
    source: source || (req.user ? 'admin' : null),
  }
}

const instant = (at: null | string | undefined): number => (at ? new Date(at).getTime() : NaN)
