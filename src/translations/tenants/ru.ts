import type { tenantsEN } from './en.js'

/** What keeps the documents of one tenant from those of another. */
export const tenantsRU: typeof tenantsEN = {
  tenantHeld:
    'Этим пользуются коды или кампании другого арендатора: {{number}}. Сначала перенесите их или оставьте арендатора прежним.',
  tenantOther:
    'Это принадлежит другому арендатору. Выберите то, что принадлежит тому же, или ничего.',
}
