/** Names of a code: its aliases, a new text for a printed one, and the channel of a scan. */
export const namesEN = {
  alias: 'Alias',
  aliases: 'Aliases',
  aliasesHint:
    'Other texts that lead here as well: one to type, or an older one that is in print. Each has its own count.',
  aliasesLater: 'The database does not know aliases yet: run `payload migrate`, then save again.',
  aliasesPlaceholder: 'Type a text, then Enter',
  aliasesTooMany: 'Too many aliases: {{most}} at the most. Remove some that nobody has scanned.',
  aliasKept:
    '“{{alias}}” was scanned or printed, so it has to lead on. Put it back among the aliases.',
  aliasOwn: 'Own text',
  aliasScans: '{{alias}}: {{number}} scans in 30 days',
  channel: 'Channel',
  channel_block: 'Link beside a QR block',
  channel_link: 'Link',
  channel_nfc: 'NFC tag',
  channel_printed: 'Printed symbol',
  channel_typed: 'Typed',
  codeInPrint:
    'This code is in print. You can rename it: {{code}} stays as an alias and goes on leading here.',
  codeStays:
    '{{code}} is in print, or may be: after you save, the symbol says {{wanted}}, {{code}} stays as an alias for good, and both lead here.',
  ruleChannel: 'Rule {{rule}}: there is no channel “{{channel}}”. Known are {{known}}.',
  ruleIs_channels: 'it came by: {{values}}',
  ruleOf_channels: 'Channel',
  statsAnyChannel: 'Add a channel',
  statsBy_alias: 'Texts',
  statsBy_channel: 'Channels',
  tryRulesChannel: 'Channel',
}
