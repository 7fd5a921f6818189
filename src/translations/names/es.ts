export const namesES = {
  alias: 'Alias',
  aliases: 'Alias',
  aliasesHint:
    'Otros textos que también llevan aquí: uno para teclear, o uno anterior que está impreso. Cada uno tiene su propia cuenta.',
  aliasesLater:
    'La base de datos aún no conoce los alias: ejecuta `payload migrate` y guarda de nuevo.',
  aliasesPlaceholder: 'Escribe un texto y pulsa Intro',
  aliasesTooMany: 'Demasiados alias: {{most}} como máximo. Quita algunos que nadie haya escaneado.',
  aliasKept:
    '«{{alias}}» se escaneó o se imprimió, así que tiene que seguir llevando aquí. Devuélvelo a los alias.',
  aliasOwn: 'Texto propio',
  aliasScans: '{{alias}}: {{number}} escaneos en 30 días',
  channel: 'Canal',
  channel_block: 'Enlace junto a un bloque QR',
  channel_link: 'Enlace',
  channel_nfc: 'Etiqueta NFC',
  channel_printed: 'Símbolo impreso',
  channel_typed: 'Tecleado',
  codeInPrint:
    'Este código está impreso. Puedes cambiarle el nombre: {{code}} queda como alias y sigue llevando aquí.',
  codeStays:
    '{{code}} está impreso, o puede estarlo: al guardar, el símbolo dirá {{wanted}}, {{code}} quedará como alias para siempre, y ambos llevarán aquí.',
  ruleChannel: 'Regla {{rule}}: no hay ningún canal «{{channel}}». Se conocen {{known}}.',
  ruleIs_channels: 'el escaneo llegó por: {{values}}',
  ruleOf_channels: 'Canal',
  statsAnyChannel: 'Añadir un canal',
  statsBy_alias: 'Textos',
  statsBy_channel: 'Canales',
  tryRulesChannel: 'Canal',
}
