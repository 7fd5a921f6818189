import type { teamEN } from './en.js'

export const teamDE: typeof teamEN = {
  quotaFull:
    '{{there}} von {{limit}} Codes: Mehr können nicht angelegt werden. Löschen Sie welche, die niemand braucht (der Papierkorb zählt nicht), oder bitten Sie um mehr.',
  quotaReached:
    'Es gibt schon {{there}} Codes, erlaubt sind {{limit}}. Löschen Sie welche, die niemand braucht (der Papierkorb zählt nicht), oder bitten Sie um mehr.',
  quotaTooMany:
    'Das sind {{wanted}} Codes, Platz ist für {{left}}: {{there}} von {{limit}} gibt es schon. Nehmen Sie Zeilen heraus, löschen Sie Codes, die niemand braucht (der Papierkorb zählt nicht), oder bitten Sie um mehr.',
  quotaUsed: '{{there}} von {{limit}} Codes',
}
