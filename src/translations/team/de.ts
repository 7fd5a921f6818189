import type { teamEN } from './en.js'

export const teamDE: typeof teamEN = {
  history: 'Verlauf',
  historyByKey: 'per API-Schlüssel',
  historyByUndo: 'hat eine Änderung zurückgenommen',
  historyChangedSince:
    'Das wurde seitdem wieder geändert und lässt sich nicht zurücknehmen. Nehmen Sie zuerst die spätere Änderung zurück, oder setzen Sie den Wert selbst.',
  historyCreated: 'angelegt',
  historyDeletedUser: 'Ein gelöschter Benutzer',
  historyFailed: 'Der Verlauf war nicht zu lesen. Versuchen Sie es später noch einmal.',
  historyHidden: '(gelöscht oder für Sie nicht sichtbar)',
  historyInBulk: 'zusammen mit anderen Codes',
  historyLoading: 'Wird geladen …',
  historyMayNot: 'Sie dürfen das nicht zurücknehmen. Fragen Sie jemanden, der es darf.',
  historyNewer: 'Neuere',
  historyNobody: 'Automatisch',
  historyOlder: 'Ältere',
  historySomebody: 'Ein anderer Benutzer',
  historyTrash: 'Im Papierkorb',
  historyUndo: 'Zurücknehmen',
  historyUndone: 'Die Änderung wurde zurückgenommen.',
  quotaFull:
    '{{there}} von {{limit}} Codes: Mehr können nicht angelegt werden. Löschen Sie welche, die niemand braucht (der Papierkorb zählt nicht), oder bitten Sie um mehr.',
  quotaReached:
    'Es gibt schon {{there}} Codes, erlaubt sind {{limit}}. Löschen Sie welche, die niemand braucht (der Papierkorb zählt nicht), oder bitten Sie um mehr.',
  quotaTooMany:
    'Das sind {{wanted}} Codes, Platz ist für {{left}}: {{there}} von {{limit}} gibt es schon. Nehmen Sie Zeilen heraus, löschen Sie Codes, die niemand braucht (der Papierkorb zählt nicht), oder bitten Sie um mehr.',
  quotaUsed: '{{there}} von {{limit}} Codes',
}
