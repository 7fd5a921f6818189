import type { CollectionBeforeValidateHook } from 'payload'

/** Addresses in one form; when consent was given; and that a person wrote the name, so that it stays. */
export function prepareContact(): CollectionBeforeValidateHook {
  return ({ data, originalDoc, req }) => {
    if (!data) return data
    if (typeof data.email === 'string') data.email = data.email.trim().toLowerCase()
    if (data.consent?.given && !data.consent.at && !originalDoc?.consent?.at) {
      data.consent.at = new Date().toISOString()
    }
    if (data.consent?.given && !data.consent.source && !originalDoc?.consent?.source && req.user) {
      data.consent.source = 'admin'
    }
    const renamed = (['firstName', 'lastName'] as const).some(
      (name) => name in data && (data[name] ?? '') !== (originalDoc?.[name] ?? ''),
    )
    if (renamed && !req.context.qrCRM) data.nameFrom = 'person'
    return data
  }
}
