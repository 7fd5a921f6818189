import type { TextField, TextFieldSingleValidation } from 'payload'

import type { QROptions } from '../../options/sanitizeOptions.js'

import { domainsOfPerson } from '../../access/tenants/domainsOfTenants.js'
import { label } from '../../translations/label.js'
import { translate } from '../../translations/translate.js'

/**
 * Which of the host's domains a code is on: its own choice, else its campaign's. A text, because an enum of
 * the database would need a migration for each domain that comes or goes. Shown where there are some.
 */
export function domainField(options: QROptions, of: 'campaign' | 'code'): TextField {
  const hasSome = options.domains.length > 0
  return {
    name: 'domain',
    type: 'text',
    admin: {
      ...(!options.disabled && { components: { Field: 'payload-plugin-qr/rsc#DomainField' } }),
      // also where the last one went, so that a code can be brought back
      condition: (data) => hasSome || Boolean(data?.domain),
      description: label(of === 'code' ? 'plugin-qr:domainHint' : 'plugin-qr:domainHintCampaign'),
      disableBulkEdit: !hasSome,
      disableListColumn: !hasSome,
      disableListFilter: !hasSome,
      position: 'sidebar',
    },
    hooks: {
      beforeValidate: [({ value }) => (typeof value === 'string' ? value.trim().toLowerCase() || null : value)], // prettier-ignore
    },
    index: true,
    label: label('plugin-qr:domain'),
    validate: validateDomain(options),
  }
}

/** What is stored may stay: a domain that is gone from the options is nobody's mistake in this form. */
const validateDomain =
  (options: QROptions): TextFieldSingleValidation =>
  async (value, { previousValue, req }) => {
    if (!value || value === previousValue || options.domains.some(({ host }) => host === value)) {
      return true
    }
    const domains = await domainsOfPerson(req, options)
    return translate(req.t, 'plugin-qr:domainUnknown', {
      domain: String(value).slice(0, 100),
      known: domains.map(({ host }) => host).join(', ') || '–',
    })
  }

/** The host its text is on, see `hostOfCode`; empty: the default one's. */
export const hostField = (): TextField => ({
  name: 'host',
  type: 'text',
  access: { create: () => false, update: () => false },
  admin: { disableBulkEdit: true, disableListColumn: true, disableListFilter: true, hidden: true },
  index: true,
  label: label('plugin-qr:domain'),
})
