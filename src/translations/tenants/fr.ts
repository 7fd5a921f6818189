import type { tenantsEN } from './en.js'

/** What keeps the documents of one tenant from those of another. */
export const tenantsFR: typeof tenantsEN = {
  tenantHeld:
    'Des codes ou campagnes d’un autre locataire s’en servent : {{number}}. Déplacez-les d’abord, ou laissez le locataire tel quel.',
  tenantOther: 'Ceci n’est pas du même locataire. Choisissez-en un qui le soit, ou aucun.',
}
