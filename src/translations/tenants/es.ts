import type { tenantsEN } from './en.js'

/** What keeps the documents of one tenant from those of another. */
export const tenantsES: typeof tenantsEN = {
  tenantHeld:
    'Lo usan códigos o campañas de otro inquilino: {{number}}. Muévelos primero o deja el inquilino como está.',
  tenantOther: 'Esto no es del mismo inquilino. Elige algo que lo sea, o nada.',
}
