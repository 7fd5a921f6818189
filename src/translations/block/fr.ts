import type { BlockTexts } from './en.js'

export const blockFr: BlockTexts = {
  blockCaption: 'Légende',
  blockCaptionHint: 'Affichée sous le symbole et lue par les lecteurs d’écran. Peut rester vide.',
  blockChoose: 'Choisissez un code QR ou créez-en un avec le plus.',
  blockCode: 'Code QR',
  blockExpired:
    'Ce code a pris fin le {{date}} : qui le scanne voit un message. Choisissez une fin plus tardive.',
  blockGone:
    'Ce code n’existe plus, ou vous n’avez pas le droit de le voir. La page n’affiche rien ici.',
  blockMissing: 'Choisissez un code QR pour ce bloc, ou supprimez le bloc.',
  blockNotStarted: 'Ce code commence le {{date}} : qui le scanne plus tôt voit un message.',
  blockPaused: 'Ce code est en pause : qui le scanne voit un message. Remettez-le en service.',
  blockPlural: 'Codes QR',
  blockSingular: 'Code QR',
  blockSize: 'Taille',
  blockSizeLarge: 'Grande',
  blockSizeMedium: 'Moyenne',
  blockSizeSmall: 'Petite',
  blockSymbolOf: 'Symbole de {{title}}',
  blockTrashed:
    'Ce code est dans la corbeille : la page n’affiche rien ici. Restaurez-le ou choisissez-en un autre.',
  blockUsedUp:
    'Ce code a atteint sa limite de scans : qui le scanne voit un message. Augmentez la limite.',
  ownCodeLater: 'Il reçoit son propre code QR à la publication.',
  blockOwn: 'Le code de cette page',
  blockOwnHint: 'Affiche le code propre à la page, qui mène à elle. Utile dans les modèles.',
  blockOwnNone:
    'Les documents de cette collection n’ont pas de QR code propre. Choisissez un code, ou faites ajouter qrField() à la collection.',
}
