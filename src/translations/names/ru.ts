export const namesRU = {
  alias: 'Алиас',
  aliases: 'Алиасы',
  aliasesHint:
    'Другие тексты, которые тоже ведут сюда: для ввода вручную или прежний, который уже напечатан. Каждый считается отдельно.',
  aliasesLater: 'База данных ещё не знает алиасов: выполните `payload migrate` и сохраните снова.',
  aliasesPlaceholder: 'Введите текст и Enter',
  aliasesTooMany:
    'Слишком много алиасов: не больше {{most}}. Уберите те, которые никто не сканировал.',
  aliasKept:
    '«{{alias}}» сканировали или печатали, поэтому он должен вести сюда и дальше. Верните его в алиасы.',
  aliasOwn: 'Свой текст',
  aliasScans: '{{alias}}: сканов за 30 дней — {{number}}',
  channel: 'Канал',
  channel_block: 'Ссылка у блока QR',
  channel_link: 'Ссылка',
  channel_nfc: 'Метка NFC',
  channel_printed: 'Печатный символ',
  channel_typed: 'Набрано',
  codeInPrint:
    'Этот код напечатан. Его можно переименовать: {{code}} останется алиасом и будет вести сюда и дальше.',
  codeStays:
    '{{code}} напечатан или может быть напечатан: после сохранения на символе будет {{wanted}}, {{code}} навсегда останется алиасом, и оба будут вести сюда.',
  ruleChannel: 'Правило {{rule}}: канала «{{channel}}» нет. Известны {{known}}.',
  ruleIs_channels: 'скан пришёл так: {{values}}',
  ruleOf_channels: 'Канал',
  statsAnyChannel: 'Добавить канал',
  statsBy_alias: 'Тексты',
  statsBy_channel: 'Каналы',
  tryRulesChannel: 'Канал',
}
