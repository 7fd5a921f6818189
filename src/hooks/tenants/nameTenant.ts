import type { CollectionBeforeValidateHook } from 'payload'

import type { QROptions } from '../../options/sanitizeOptions.js'

import { tenantFieldOf, tenantsIn } from '../../access/tenants/tenantFields.js'
import { tenantOfCode } from '../../access/tenants/tenantOfCode.js'

/** A new code that does not say whose it is: where that follows from something, it is said. */
export function nameTenant(options: QROptions): CollectionBeforeValidateHook {
  return async ({ data, operation, req }) => {
    const field = tenantFieldOf(req.payload, options, options.slugs.codes)
    if (!data || !field || operation !== 'create') return data
    if (tenantsIn(data[field.name]).length > 0) return data
    const tenant = await tenantOfCode(req, options, data)
    return tenant === null ? data : { ...data, [field.name]: field.hasMany ? [tenant] : tenant }
  }
}
