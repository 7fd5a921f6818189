export const namesFR = {
  alias: 'Alias',
  aliases: 'Alias',
  aliasesHint:
    'D’autres textes qui mènent aussi ici : un à taper, ou un ancien qui est imprimé. Chacun a son propre compte.',
  aliasesLater:
    'La base de données ne connaît pas encore les alias : lancez `payload migrate`, puis enregistrez à nouveau.',
  aliasesPlaceholder: 'Tapez un texte, puis Entrée',
  aliasesTooMany: 'Trop d’alias : {{most}} au plus. Retirez-en que personne n’a scannés.',
  aliasKept:
    '« {{alias}} » a été scanné ou imprimé, il doit donc continuer à mener ici. Remettez-le parmi les alias.',
  aliasOwn: 'Texte propre',
  aliasScans: '{{alias}} : {{number}} scans en 30 jours',
  channel: 'Canal',
  channel_block: 'Lien près d’un bloc QR',
  channel_link: 'Lien',
  channel_nfc: 'Étiquette NFC',
  channel_printed: 'Symbole imprimé',
  channel_typed: 'Tapé',
  codeInPrint:
    'Ce code est imprimé. Vous pouvez le renommer : {{code}} reste un alias et continue à mener ici.',
  codeStays:
    '{{code}} est imprimé, ou peut l’être : après l’enregistrement, le symbole porte {{wanted}}, {{code}} reste un alias pour toujours, et les deux mènent ici.',
  ruleChannel: 'Règle {{rule}} : il n’y a pas de canal « {{channel}} ». On connaît {{known}}.',
  ruleIs_channels: 'le scan vient par : {{values}}',
  ruleOf_channels: 'Canal',
  statsAnyChannel: 'Ajouter un canal',
  statsBy_alias: 'Textes',
  statsBy_channel: 'Canaux',
  tryRulesChannel: 'Canal',
}
