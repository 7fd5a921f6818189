import type { teamEN } from './en.js'

export const teamFR: typeof teamEN = {
  quotaFull:
    '{{there}} codes sur {{limit}} : impossible d’en créer d’autres. Supprimez ceux dont personne n’a besoin (la corbeille ne compte pas) ou demandez-en davantage.',
  quotaReached:
    'Il y a déjà {{there}} codes pour {{limit}} autorisés. Supprimez ceux dont personne n’a besoin (la corbeille ne compte pas) ou demandez-en davantage.',
  quotaTooMany:
    'Cela fait {{wanted}} codes, et il reste {{left}} places : il y en a {{there}} sur {{limit}}. Retirez des lignes, supprimez des codes dont personne n’a besoin (la corbeille ne compte pas) ou demandez-en davantage.',
  quotaUsed: '{{there}} codes sur {{limit}}',
}
