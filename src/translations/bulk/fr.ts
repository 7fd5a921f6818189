import type { bulkEN } from './en.js'

/** Texts of many codes at once, in French. */
export const bulkFR: Record<keyof typeof bulkEN, string> = {
  batch: 'Créés ensemble',
  bulkApply: 'Modifier {{count}} codes',
  bulkBetweenKey: 'Une page intermédiaire n’a pas de « {{key}} ». Elle a : {{keys}}.',
  bulkBetweenKind:
    '« {{kind}} » n’est pas une page intermédiaire. Écrivez l’une de {{kinds}}, ou du JSON qui l’a pour « kind ».',
  bulkCount: '« {{written}} » n’est pas un nombre de codes. Écrivez un entier de 1 à {{most}}.',
  bulkCountOwn:
    '{{count}} codes ne peuvent partager une cellule « {{column}} ». Laissez-la vide, ou écrivez une ligne par code.',
  bulkImportable: 'Table à réimporter (CSV)',
  bulkJSON:
    '« {{column}} » s’arrête au caractère {{at}} : c’est du JSON, avec des guillemets doubles autour des noms et des textes. Dans un CSV chacun s’écrit deux fois.',
  bulkKey: '« {{column}} » ne connaît pas « {{key}} », seulement : {{keys}}.',
  bulkOff:
    'La colonne « {{column}} » demande l’option « {{option}} », inactive ici. Retirez la colonne, ou faites-la activer.',
  bulkPasswordKind:
    'Un mot de passe est pour une page qui le demande, pas pour « {{kind}} ». Écrivez-y « password », ou laissez ceci vide.',
  bulkProductTwice:
    'Le produit {{key}} se trouve déjà à la ligne {{line}}. Un produit n’a qu’un code.',
  bulkYesNo:
    '« {{written}} » n’est ni oui ni non. Écrivez « oui », ou laissez « {{column}} » vide.',
  bulkBroken:
    'La connexion s’est interrompue avant la réponse. Réessayez : rien n’est créé deux fois.',
  bulkCampaign:
    'Il n’y a pas de campagne « {{campaign}} ». Écrivez son identifiant ou son titre, ou créez-la d’abord.',
  bulkCampaigns:
    'Plusieurs campagnes s’appellent « {{campaign}} ». Écrivez laquelle est la bonne : {{names}}.',
  bulkCancel: 'Fermer',
  bulkChange: 'Modifier …',
  bulkChanged: '{{count}} codes modifiés.',
  bulkCheck: 'Vérifier',
  bulkCheckAgain: 'Vérifier à nouveau',
  bulkCodesPattern: 'Codes (vide : générés)',
  bulkCodeTwice:
    'Le code « {{code}} » figure déjà à la ligne {{line}}. Majuscules et minuscules se valent.',
  bulkColumnMeant:
    'La colonne « {{column}} » est inconnue. Vouliez-vous dire « {{meant}} » ? Renommez-la ou supprimez-la.',
  bulkColumns:
    'Colonnes : {{columns}}. Seul le titre est nécessaire si une destination commune figure ci-dessous.',
  bulkColumnTwice: 'La colonne « {{column}} » apparaît deux fois. Supprimez-en une.',
  bulkColumnUnknown:
    'La colonne « {{column}} » est inconnue. Supprimez-la ou choisissez parmi : {{columns}}.',
  bulkCreate: 'Créer en série',
  bulkCSV: 'Codes et adresses (CSV)',
  bulkDate: '« {{written}} » n’est pas une date certaine. Écrivez 2026-12-24 ou 2026-12-24 18:00.',
  bulkDesign: 'Apparence',
  bulkDestinationAll: 'Destination, si aucune n’est donnée',
  bulkEmpty:
    'Il n’y a aucun code : la première ligne nomme les colonnes, chaque ligne suivante est un code.',
  bulkExport:
    'Lu comme un export de {{product}}. Laissé de côté, car un code n’a rien de tel : {{columns}}.',
  bulkFailed: '{{count}} n’ont pas pu être modifiés :',
  bulkFile: 'Fichier CSV',
  bulkFine: '{{count}} codes peuvent être créés. Rien n’est encore écrit.',
  bulkForAll: 'Pour tous',
  bulkFromCSV: 'Depuis un CSV',
  bulkFromPattern: 'Depuis un modèle',
  bulkGenerated: 'généré',
  bulkKept: '{{count}} ont été conservés :',
  bulkKeptChanged: 'Modifié depuis.',
  bulkKeptScanned: 'Déjà scanné, donc imprimé.',
  bulkLeave: 'Laisser tel quel',
  bulkLine: 'Ligne',
  bulkMade: '{{count}} codes créés.',
  bulkMadeAlready: '{{count}} codes étaient déjà créés.',
  bulkMake: 'Créer {{count}} codes',
  bulkMakes: 'Donne {{count}} codes : {{first}} … {{last}}',
  bulkMoreLines: 'et {{count}} lignes de plus',
  bulkNoCampaign: 'Aucune campagne',
  bulkNoHeads:
    'La première ligne ne nomme aucune colonne connue. Ajoutez-en une au-dessus des codes, par exemple : {{columns}}.',
  bulkNoRange:
    'Écrivez au moins un intervalle, par exemple : Table 1..120, ou Rang A..M place 1..40.',
  bulkNoText:
    'Ce fichier n’est pas du texte dans un encodage connu. Enregistrez-le en « CSV UTF-8 ».',
  bulkPaste: 'ou collez des lignes, la première avec les noms des colonnes',
  bulkPause: 'Mettre en pause',
  bulkProblem: 'Problème',
  bulkProblems: 'Problèmes : {{count}}. Rien n’a été créé. Corrigez-les et vérifiez à nouveau.',
  bulkQuoteInside:
    'Un guillemet se trouve au milieu d’une cellule. Mettez toute la cellule entre guillemets et doublez-le.',
  bulkQuoteOpen: 'Un guillemet est ouvert et jamais fermé. Fermez-le à la fin de la cellule.',
  bulkRangeBackwards: 'L’intervalle {{range}} va à reculons. Écrivez d’abord le plus petit bout.',
  bulkRangeCount: 'Cela en donne {{count}}, les titres {{wanted}}. Indiquez-en autant.',
  bulkRangeMixed:
    'L’intervalle {{range}} mélange deux sortes. Ses deux bouts sont des nombres, des majuscules ou des minuscules.',
  bulkResume: 'Reprendre',
  bulkSelected: '{{count}} sélectionnés',
  bulkSheet: 'Planche (PDF)',
  bulkSheetMissing: 'Absents de ces pages : {{count}} codes impossibles à dessiner',
  bulkShow: 'Les afficher dans la liste',
  bulkTitles: 'Titres',
  bulkTooMany:
    '{{count}} codes ou lignes, c’est trop en une fois : {{most}} au plus. Répartissez-les.',
  bulkTrash: 'Mettre à la corbeille',
  bulkTrashSure:
    'Mettre {{count}} codes à la corbeille ? Qui les scanne n’arrivera plus à destination.',
  bulkUndo: 'Annuler',
  bulkUndone: '{{count}} codes supprimés.',
  bulkUnreadable: 'Le CSV est illisible ({{reason}}). Enregistrez-le à nouveau en « CSV UTF-8 ».',
  bulkWidth:
    'Cette ligne a {{count}} cellules, la première nomme {{columns}} colonnes. Un texte contenant un séparateur se met entre guillemets.',
  bulkWindows:
    'Le fichier n’est pas en UTF-8 et a été lu comme Windows-1252. Vérifiez les accents ci-dessous ; s’ils sont faux, enregistrez-le en « CSV UTF-8 ».',
  bulkWorkbook:
    'C’est un classeur, pas un fichier CSV. Enregistrez-le en « CSV UTF-8 » et choisissez ce fichier.',
  bulkWorking: '{{done}} sur {{of}}',
  bulkZIP: 'Symboles (ZIP)',
  copyNumbered: '{{title}} (copie {{number}})',
  duplicateCode: 'Dupliquer {{title}}',
  duplicatedNow: '{{title}} créé.',
}
