import type { teamEN } from './en.js'

export const teamFR: typeof teamEN = {
  history: 'Historique',
  historyByKey: 'par clé d’API',
  historyByUndo: 'a annulé une modification',
  historyChangedSince:
    'Cela a de nouveau changé depuis et ne peut pas être annulé. Annulez d’abord la modification plus récente, ou saisissez la valeur vous-même.',
  historyCreated: 'créé',
  historyDeletedUser: 'Un utilisateur supprimé',
  historyFailed: 'L’historique n’a pas pu être lu. Réessayez plus tard.',
  historyHidden: '(supprimé, ou non visible pour vous)',
  historyInBulk: 'avec d’autres codes',
  historyLoading: 'Chargement …',
  historyMayNot: 'Vous ne pouvez pas annuler cela. Demandez à quelqu’un qui le peut.',
  historyNewer: 'Plus récent',
  historyNobody: 'Automatiquement',
  historyOlder: 'Plus ancien',
  historySomebody: 'Un autre utilisateur',
  historyTrash: 'Dans la corbeille',
  historyUndo: 'Annuler',
  historyUndone: 'La modification a été annulée.',
  quotaFull:
    '{{there}} codes sur {{limit}} : impossible d’en créer d’autres. Supprimez ceux dont personne n’a besoin (la corbeille ne compte pas) ou demandez-en davantage.',
  quotaReached:
    'Il y a déjà {{there}} codes pour {{limit}} autorisés. Supprimez ceux dont personne n’a besoin (la corbeille ne compte pas) ou demandez-en davantage.',
  quotaTooMany:
    'Cela fait {{wanted}} codes, et il reste {{left}} places : il y en a {{there}} sur {{limit}}. Retirez des lignes, supprimez des codes dont personne n’a besoin (la corbeille ne compte pas) ou demandez-en davantage.',
  quotaUsed: '{{there}} codes sur {{limit}}',
}
