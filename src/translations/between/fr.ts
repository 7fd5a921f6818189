import type { betweenEN } from './en.js'

export const betweenFR: typeof betweenEN = {
  between: 'Page intermédiaire',
  betweenButton: 'Texte du bouton',
  betweenCard: 'Carte de contact à enregistrer',
  betweenChoice: 'Choix entre plusieurs destinations',
  betweenChoices: 'Destinations au choix',
  betweenEmail: 'E-mail',
  betweenFew: 'Ajoutez-en au moins {{least}}, chacune avec son texte et son adresse.',
  betweenHint:
    'Affichée avant la redirection. Les textes vides sont complétés dans la langue du lecteur.',
  betweenKind: 'Ce que l’on voit d’abord',
  betweenLabel: 'Texte',
  betweenLinks: 'Liste de liens',
  betweenName: 'Nom',
  betweenNameMissing:
    'Indiquez un nom ou une organisation : les téléphones enregistrent le contact sous ce nom.',
  betweenNone: 'Rien : redirection immédiate',
  betweenOrganization: 'Organisation',
  betweenPassword: 'Mot de passe',
  betweenPasswordHint:
    'Personne ne peut le relire, ni ici ni par l’API. Un nouveau mot de passe exclut tous ceux qui connaissaient l’ancien.',
  betweenPasswordLong: 'Le mot de passe peut avoir {{most}} caractères au plus. Raccourcissez-le.',
  betweenPasswordMissing:
    'Choisissez un mot de passe d’au moins {{least}} caractères : sans lui, personne n’entre.',
  betweenPasswordSet: 'Un mot de passe est défini. Saisissez-en un autre pour le changer.',
  betweenPasswordShort:
    'Le mot de passe doit avoir au moins {{least}} caractères : il en manque {{missing}}.',
  betweenPasswordShow: 'Afficher le mot de passe',
  betweenPhone: 'Téléphone',
  betweenPreview: 'Où mène le code, à vérifier d’abord',
  betweenQuestion: 'Question à accepter (consentement, âge)',
  betweenQuestionMissing: 'Écrivez ce que l’on accepte, comme titre ou comme texte.',
  betweenShown: 'Voir la page',
  betweenText: 'Texte',
  betweenTitle: 'Titre',
  betweenWebsite: 'Site web',
  warnBetweenMaps:
    'Les listes de redirections omettent ce code : les autres serveurs n’ont pas de page intermédiaire. Sans ce serveur, il ne mène nulle part.',
  asksFirst: 'Demande d’abord : {{kind}}',
}
