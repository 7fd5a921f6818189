export const namesDE = {
  alias: 'Alias',
  aliases: 'Aliasse',
  aliasesHint:
    'Andere Texte, die ebenfalls hierher führen: einer zum Eintippen, oder ein älterer, der gedruckt ist. Jeder wird für sich gezählt.',
  aliasesLater:
    'Die Datenbank kennt noch keine Aliasse: Führen Sie `payload migrate` aus und speichern Sie dann noch einmal.',
  aliasesPlaceholder: 'Text eingeben, dann Enter',
  aliasesTooMany:
    'Zu viele Aliasse: höchstens {{most}}. Entfernen Sie einige, die niemand gescannt hat.',
  aliasKept:
    '„{{alias}}“ wurde gescannt oder gedruckt und muss weiter hierher führen. Setzen Sie ihn wieder zu den Aliassen.',
  aliasOwn: 'Eigener Text',
  aliasScans: '{{alias}}: {{number}} Scans in 30 Tagen',
  channel: 'Kanal',
  channel_block: 'Link neben einem QR-Block',
  channel_link: 'Link',
  channel_nfc: 'NFC-Tag',
  channel_printed: 'Gedrucktes Symbol',
  channel_typed: 'Eingetippt',
  codeInPrint:
    'Dieser Code ist gedruckt. Sie können ihn umbenennen: {{code}} bleibt als Alias und führt weiter hierher.',
  codeStays:
    '{{code}} ist gedruckt oder kann es sein: Nach dem Speichern trägt das Symbol {{wanted}}, {{code}} bleibt für immer als Alias, und beide führen hierher.',
  ruleChannel: 'Regel {{rule}}: einen Kanal „{{channel}}“ gibt es nicht. Bekannt sind {{known}}.',
  ruleIs_channels: 'der Scan kam über: {{values}}',
  ruleOf_channels: 'Kanal',
  statsAnyChannel: 'Kanal hinzufügen',
  statsBy_alias: 'Texte',
  statsBy_channel: 'Kanäle',
  tryRulesChannel: 'Kanal',
}
