import type { BlockTexts } from './en.js'

export const blockEs: BlockTexts = {
  blockCaption: 'Pie de imagen',
  blockCaptionHint:
    'Se muestra bajo el símbolo y lo leen los lectores de pantalla. Puede quedar vacío.',
  blockChoose: 'Elige un código QR o crea uno nuevo con el botón más.',
  blockCode: 'Código QR',
  blockExpired:
    'Este código finalizó el {{date}}: quien lo escanea ve un aviso. Elige un final posterior.',
  blockGone: 'Este código ya no existe o no puedes verlo. La página no muestra nada aquí.',
  blockMissing: 'Elige un código QR para este bloque o quita el bloque.',
  blockNotStarted: 'Este código empieza el {{date}}: quien lo escanee antes verá un aviso.',
  blockPaused: 'Este código está en pausa: quien lo escanea ve un aviso. Vuelve a activarlo.',
  blockPlural: 'Códigos QR',
  blockSingular: 'Código QR',
  blockSize: 'Tamaño',
  blockSizeLarge: 'Grande',
  blockSizeMedium: 'Mediano',
  blockSizeSmall: 'Pequeño',
  blockSymbolOf: 'Símbolo de {{title}}',
  blockTrashed:
    'Este código está en la papelera: la página no muestra nada aquí. Restáuralo o elige otro.',
  blockUsedUp:
    'Este código ha alcanzado su límite de escaneos: quien lo escanea ve un aviso. Aumenta el límite.',
  ownCodeLater: 'Recibe un código QR propio al publicarse.',
  blockOwn: 'El código de esta página',
  blockOwnHint: 'Muestra el código propio de la página, que lleva a ella. Útil en plantillas.',
  blockOwnNone:
    'Los documentos de esta colección no tienen código QR propio. Elige un código o pide que añadan qrField() a la colección.',
}
