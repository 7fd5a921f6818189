import type { bulkEN } from './en.js'

export const bulkES: Record<keyof typeof bulkEN, string> = {
  batch: 'Creados juntos',
  bulkApply: 'Cambiar {{count}} códigos',
  bulkBetweenKey: 'Una página intermedia no tiene «{{key}}». Tiene: {{keys}}.',
  bulkBetweenKind:
    '«{{kind}}» no es una página intermedia. Escriba una de {{kinds}}, o JSON con ella como «kind».',
  bulkCount: '«{{written}}» no es un número de códigos. Escriba un entero de 1 a {{most}}.',
  bulkCountOwn:
    '{{count}} códigos no pueden compartir una celda «{{column}}». Déjela vacía o escriba una línea por código.',
  bulkImportable: 'Tabla para reimportar (CSV)',
  bulkJSON:
    '«{{column}}» se corta en el carácter {{at}}: es JSON, con comillas dobles en nombres y textos. En un CSV cada una se escribe dos veces.',
  bulkKey: '«{{column}}» no conoce «{{key}}», solo: {{keys}}.',
  bulkOff:
    'La columna «{{column}}» necesita la opción «{{option}}», que aquí está apagada. Quite la columna o pida que la activen.',
  bulkPasswordKind:
    'Una contraseña es para una página que la pide, no para «{{kind}}». Escriba allí «password», o deje esto vacío.',
  bulkProductTwice:
    'El producto {{key}} ya está en la línea {{line}}. Un producto pertenece a un solo código.',
  bulkYesNo: '«{{written}}» no es ni sí ni no. Escriba «sí», o deje «{{column}}» vacío.',
  bulkBroken:
    'La conexión se cortó antes de llegar la respuesta. Inténtalo de nuevo: nada se crea dos veces.',
  bulkCampaign:
    'No hay ninguna campaña «{{campaign}}». Escribe su slug o su título, o créala antes.',
  bulkCampaigns: 'Hay varias campañas llamadas «{{campaign}}». Escribe cuál es: {{names}}.',
  bulkCancel: 'Cerrar',
  bulkChange: 'Cambiar …',
  bulkChanged: '{{count}} códigos cambiados.',
  bulkCheck: 'Comprobar',
  bulkCheckAgain: 'Comprobar de nuevo',
  bulkCodesPattern: 'Códigos (vacío: se generan)',
  bulkCodeTwice:
    'El código «{{code}}» ya está en la línea {{line}}. Mayúsculas y minúsculas son lo mismo.',
  bulkColumnMeant:
    'La columna «{{column}}» no se conoce. ¿Querías decir «{{meant}}»? Cámbiale el nombre o quítala.',
  bulkColumns:
    'Columnas: {{columns}}. Si abajo hay un destino para todos, solo hace falta el título.',
  bulkColumnTwice: 'La columna «{{column}}» está dos veces. Quita una.',
  bulkColumnUnknown:
    'La columna «{{column}}» no se conoce. Quítala o llámala de una de estas formas: {{columns}}.',
  bulkCreate: 'Crear varios',
  bulkCSV: 'Códigos y URL (CSV)',
  bulkDate: '«{{written}}» no es una fecha inequívoca. Escribe 2026-12-24 o 2026-12-24 18:00.',
  bulkDesign: 'Diseño',
  bulkDestinationAll: 'Destino, donde no se indique otro',
  bulkEmpty:
    'No contiene códigos: la primera línea da nombre a las columnas y cada línea siguiente es un código.',
  bulkExport:
    'Leído como una exportación de {{product}}. Se omite, porque un código no tiene nada parecido: {{columns}}.',
  bulkFailed: '{{count}} no se pudieron cambiar:',
  bulkFile: 'Archivo CSV',
  bulkFine: 'Se pueden crear {{count}} códigos. Aún no se ha escrito nada.',
  bulkForAll: 'Para todos',
  bulkFromCSV: 'Desde un CSV',
  bulkFromPattern: 'Desde un patrón',
  bulkGenerated: 'generado',
  bulkKept: '{{count}} se conservaron:',
  bulkKeptChanged: 'Cambiado desde entonces.',
  bulkKeptScanned: 'Ya se escaneó, así que está impreso.',
  bulkLeave: 'Dejar como está',
  bulkLine: 'Línea',
  bulkMade: '{{count}} códigos creados.',
  bulkMadeAlready: '{{count}} códigos ya se habían creado.',
  bulkMake: 'Crear {{count}} códigos',
  bulkMakes: 'Crea {{count}} códigos: {{first}} … {{last}}',
  bulkMoreLines: 'y {{count}} líneas más',
  bulkNoCampaign: 'Sin campaña',
  bulkNoHeads:
    'La primera línea no nombra ninguna columna conocida. Escribe una sobre los códigos, por ejemplo: {{columns}}.',
  bulkNoRange:
    'Escribe al menos un intervalo, por ejemplo: Mesa 1..120, o Fila A..M asiento 1..40.',
  bulkNoText: 'Este archivo no es texto en una codificación conocida. Guárdalo como «CSV UTF-8».',
  bulkPaste: 'o pega líneas, la primera con los nombres de las columnas',
  bulkPause: 'Pausar',
  bulkProblem: 'Problema',
  bulkProblems: 'Problemas: {{count}}. No se ha creado nada. Corrígelos y comprueba de nuevo.',
  bulkQuoteInside:
    'Hay unas comillas en medio de una celda. Pon toda la celda entre comillas y escribe las comillas dos veces.',
  bulkQuoteOpen: 'Se abren unas comillas que no se cierran. Ciérralas al final de su celda.',
  bulkRangeBackwards: 'El intervalo {{range}} va al revés. Escribe primero el extremo menor.',
  bulkRangeCount:
    'Esto da {{count}}; los títulos, {{wanted}}. Ponle intervalos de la misma cantidad.',
  bulkRangeMixed:
    'El intervalo {{range}} va de un tipo a otro. Ambos extremos son números, mayúsculas o minúsculas.',
  bulkResume: 'Reanudar',
  bulkSelected: '{{count}} seleccionados',
  bulkSheet: 'Hoja (PDF)',
  bulkSheetMissing: 'No están en estas páginas: {{count}} códigos que no se pueden dibujar',
  bulkShow: 'Mostrarlos en la lista',
  bulkTitles: 'Títulos',
  bulkTooMany:
    '{{count}} códigos o líneas son demasiados para una vez: como máximo {{most}}. Divídelos.',
  bulkTrash: 'Mover a la papelera',
  bulkTrashSure:
    '¿Mover {{count}} códigos a la papelera? Quien los escanee después ya no llegará a su destino.',
  bulkUndo: 'Deshacer',
  bulkUndone: '{{count}} códigos eliminados.',
  bulkUnreadable: 'El CSV no se puede leer ({{reason}}). Guárdalo otra vez como «CSV UTF-8».',
  bulkWidth:
    'Esta línea tiene {{count}} celdas y la primera nombra {{columns}} columnas. Un texto que contiene un separador va entre comillas.',
  bulkWindows:
    'El archivo no es UTF-8 y se leyó como Windows-1252. Revisa abajo las tildes y las eñes; si están mal, guárdalo como «CSV UTF-8».',
  bulkWorkbook:
    'Esto es un libro de hoja de cálculo, no un CSV. Guárdalo allí como «CSV UTF-8» y elige ese archivo.',
  bulkWorking: '{{done}} de {{of}}',
  bulkZIP: 'Símbolos (ZIP)',
  copyNumbered: '{{title}} (copia {{number}})',
  duplicateCode: 'Duplicar {{title}}',
  duplicatedNow: '{{title}} creado.',
}
