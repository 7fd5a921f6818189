import type { betweenEN } from './en.js'

export const betweenDE: typeof betweenEN = {
  between: 'Seite dazwischen',
  betweenButton: 'Text auf der Schaltfläche',
  betweenCard: 'Kontaktkarte zum Speichern',
  betweenChoice: 'Auswahl zwischen Zielen',
  betweenChoices: 'Ziele zur Auswahl',
  betweenEmail: 'E-Mail',
  betweenFew: 'Fügen Sie mindestens {{least}} hinzu, jeweils mit Text und Adresse.',
  betweenHint:
    'Wird gezeigt, bevor Personen weitergeleitet werden. Leere Texte werden in der Sprache der Lesenden ergänzt.',
  betweenKind: 'Was zuerst zu sehen ist',
  betweenLabel: 'Text',
  betweenLinks: 'Liste von Links',
  betweenName: 'Name',
  betweenNameMissing:
    'Geben Sie einen Namen oder eine Organisation an: Darunter speichern Handys den Kontakt.',
  betweenNone: 'Nichts: sofort weiterleiten',
  betweenOrganization: 'Organisation',
  betweenPassword: 'Passwort',
  betweenPasswordHint:
    'Niemand kann es wieder lesen, weder hier noch über die API. Ein neues schließt alle aus, die das alte kannten.',
  betweenPasswordLong: 'Das Passwort darf höchstens {{most}} Zeichen haben. Kürzen Sie es.',
  betweenPasswordMissing:
    'Legen Sie ein Passwort mit mindestens {{least}} Zeichen fest: Ohne kommt niemand hinein.',
  betweenPasswordSet: 'Ein Passwort ist gesetzt. Geben Sie ein anderes ein, um es zu ändern.',
  betweenPasswordShort:
    'Das Passwort braucht mindestens {{least}} Zeichen: Es fehlen noch {{missing}}.',
  betweenPasswordShow: 'Passwort anzeigen',
  betweenPhone: 'Telefon',
  betweenPreview: 'Wohin der Code führt, zum Prüfen',
  betweenQuestion: 'Frage zum Zustimmen (Einwilligung, Alter)',
  betweenQuestionMissing: 'Schreiben Sie, wozu Personen zustimmen, als Titel oder Text.',
  betweenShown: 'Seite ansehen',
  betweenText: 'Text',
  betweenTitle: 'Titel',
  betweenWebsite: 'Website',
  warnBetweenMaps:
    'Weiterleitungslisten lassen diesen Code aus: Andere Server haben keine Seite dazwischen. Ohne diesen Server führt er nirgendwohin.',
  asksFirst: 'Fragt zuerst: {{kind}}',
}
