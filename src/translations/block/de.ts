import type { BlockTexts } from './en.js'

export const blockDe: BlockTexts = {
  blockCaption: 'Bildunterschrift',
  blockCaptionHint:
    'Steht unter dem Symbol und wird von Screenreadern vorgelesen. Darf leer bleiben.',
  blockChoose: 'Wählen Sie einen QR-Code oder legen Sie mit dem Plus einen neuen an.',
  blockCode: 'QR-Code',
  blockExpired:
    'Dieser Code endete am {{date}}: Wer ihn scannt, sieht einen Hinweis. Wählen Sie ein späteres Ende.',
  blockGone:
    'Diesen Code gibt es nicht mehr, oder Sie dürfen ihn nicht sehen. Die Seite zeigt hier nichts.',
  blockMissing: 'Wählen Sie einen QR-Code für diesen Block oder entfernen Sie den Block.',
  blockNotStarted: 'Dieser Code beginnt am {{date}}: Wer ihn früher scannt, sieht einen Hinweis.',
  blockPaused:
    'Dieser Code ist pausiert: Wer ihn scannt, sieht einen Hinweis. Stellen Sie ihn wieder auf aktiv.',
  blockPlural: 'QR-Codes',
  blockSingular: 'QR-Code',
  blockSize: 'Größe',
  blockSizeLarge: 'Groß',
  blockSizeMedium: 'Mittel',
  blockSizeSmall: 'Klein',
  blockSymbolOf: 'Symbol von {{title}}',
  blockTrashed:
    'Dieser Code liegt im Papierkorb: Die Seite zeigt hier nichts. Stellen Sie ihn wieder her oder wählen Sie einen anderen.',
  blockUsedUp:
    'Dieser Code hat sein Scan-Limit erreicht: Wer ihn scannt, sieht einen Hinweis. Erhöhen Sie das Limit.',
  ownCodeLater: 'Es bekommt beim Veröffentlichen einen eigenen QR-Code.',
  blockOwn: 'Der Code dieser Seite',
  blockOwnHint: 'Zeigt den eigenen Code der Seite, der zu ihr führt. Gut für Vorlagen.',
  blockOwnNone:
    'Dokumente dieser Sammlung haben keinen eigenen QR-Code. Einen Code wählen oder qrField() in der Sammlung ergänzen lassen.',
}
