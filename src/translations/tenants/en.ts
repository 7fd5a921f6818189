/** What keeps the documents of one tenant from those of another. */
export const tenantsEN = {
  tenantHeld:
    'Codes or campaigns of another tenant use it: {{number}}. Move them first, or leave the tenant as it is.',
  tenantOther: 'This is not of the same tenant. Choose one that is, or none.',
}
