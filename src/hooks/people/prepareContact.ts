import type { CollectionBeforeValidateHook } from 'payload'

/** Addresses in one form; when consent was withdrawn; and that a person wrote the name, so that it stays. */
export function prepareContact(): CollectionBeforeValidateHook {
  return ({ data, originalDoc, req }) => {
    if (!data) return data
    if (typeof data.email === 'string') data.email = data.email.trim().toLowerCase()
    if (data.consent) {
      const before = originalDoc?.consent
      // nobody writes it by hand; it stays when consent is given again
      data.consent.withdrawnAt =
        before?.given && !data.consent.given
          ? new Date().toISOString()
          : (before?.withdrawnAt ?? null)
    }
    const renamed = (['firstName', 'lastName'] as const).some(
      (name) => name in data && (data[name] ?? '') !== (originalDoc?.[name] ?? ''),
    )
    if (renamed && !req.context.qrCRM) data.nameFrom = 'person'
    return data
  }
}
