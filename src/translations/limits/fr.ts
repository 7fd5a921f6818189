import type { limitsEN } from './en.js'

export const limitsFR: typeof limitsEN = {
  alreadyUsedPage: 'Page pour qui l’a déjà utilisé',
  alreadyUsedPageHint:
    'Avec vos propres mots. Vide : « Vous avez déjà utilisé ce code », dans la langue du lecteur.',
  outcomeAlreadyUsed: 'Refusé : déjà venu',
  pageURL: 'Où mène le bouton',
  pageURLMissing: 'Indiquez où mène le bouton, ou laissez son texte vide.',
  pages: 'Pages avec vos propres mots',
  pagesHint:
    'Affichées telles qu’elles sont écrites, à la place de l’URL de repli. Vides : ce que dit la campagne.',
  perVisitor: '{{number}} fois par visiteur',
  perVisitorOnce: 'une fois par visiteur',
  scansPerVisitor: 'Scans par visiteur',
  scansPerVisitorHint:
    'Combien de fois un visiteur est redirigé : 1 signifie une fois. Relever la limite de scans ouvre un nouveau tour pour tous. Vide : autant de fois que voulu.',
  usedUpPage: 'Page quand tout est pris',
  usedUpPageHint:
    'Avec vos propres mots. Vide : « Toutes les places sont prises », dans la langue du lecteur.',
  warnPerVisitorMaps:
    'Les cartes de redirection omettent ce code : d’autres serveurs ne distinguent pas les visiteurs. Sans ce serveur, il ne mène nulle part.',
  warnPerVisitorNobody:
    'Ce site ne distingue pas les visiteurs (visitors: false) : « scans par visiteur » ne retient donc personne. Fixez une limite de scans, ou retirez cette valeur.',
  ticket: 'Billet ou badge',
  ticketHint:
    'Il laisse entrer quelqu’un, une fois. Son texte reçoit une signature à la création du code.',
  ticketUnsigned: 'Seul un code créé comme billet porte une signature : créez-en un nouveau.',
}
