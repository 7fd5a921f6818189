import type { tenantsEN } from './en.js'

/** What keeps the documents of one tenant from those of another. */
export const tenantsDE: typeof tenantsEN = {
  tenantHeld:
    'Codes oder Kampagnen eines anderen Mandanten hängen daran: {{number}}. Verschieben Sie zuerst diese, oder lassen Sie den Mandanten, wie er ist.',
  tenantOther:
    'Das gehört nicht zum selben Mandanten. Wählen Sie etwas, das dazugehört, oder nichts.',
}
