import type { KeyTexts } from './en.js'

export const keysFR: KeyTexts = {
  key: 'Clé d’API',
  keyCampaignsHint: 'Leurs codes et leurs chiffres, et les codes que la clé y crée.',
  keyCodesHint: 'Ces codes seulement, quelle que soit leur campagne.',
  keyCopy: 'Copier la clé',
  keyExpiresHint: 'Vide : jamais. Mieux vaut qu’une clé oubliée expire.',
  keyExpiresPast: 'Ce moment est passé : choisissez-en un à venir.',
  keyHidden:
    'La clé a été montrée une fois, à sa création. Si elle est perdue, révoquez celle-ci et créez-en une autre.',
  keyLastUsedAt: 'Dernière utilisation, à l’heure près',
  keyNow: 'Enregistrez pour obtenir la clé. Elle est montrée une seule fois.',
  keyOnce: 'Copiez la clé maintenant. Elle ne sera plus montrée, et personne ne peut la retrouver.',
  keyOwner: 'Agit en tant que',
  keyReach: 'Portée',
  keyReach_all: 'Tout ce que peut son propriétaire',
  keyReach_some: 'Certaines campagnes ou certains codes',
  keyReachNone:
    'Choisissez une campagne ou un code, ou laissez la clé atteindre tout ce que peut son propriétaire.',
  keyRevoke: 'Révoquer la clé',
  keyRevoked: 'Révoquée. Qui envoie cette clé est refusé.',
  keyRevokedAt: 'Révoquée le',
  keyRevokeSure:
    'Les programmes qui utilisent « {{title}} » sont refusés dès maintenant. C’est irréversible.',
  keys: 'Clés d’API',
  keyScope_bulk_write: 'bulk:write – beaucoup de codes à la fois',
  keyScope_check_in: 'check-in – laisser entrer avec des billets',
  keyScope_codes_read: 'codes:read – codes, campagnes, designs et symboles',
  keyScope_codes_write: 'codes:write – les créer, modifier, suspendre et supprimer',
  keyScope_scans_export: 'scans:export – scans ligne par ligne',
  keyScope_stats_read: 'stats:read – chiffres et derniers scans',
  keyScopes: 'Droits',
  keyScopesHint: 'Aussi peu que le programme en a besoin.',
  keysHint:
    'Pour des programmes : scripts, Zapier, une imprimerie. Une clé peut ce que peut son propriétaire, dans la limite de ses droits. Elle ne lit jamais ni contacts, ni utilisateurs, ni rien de ce site hors codes QR.',
  keySingular: 'Clé d’API',
  keyStart: 'Commence par',
}
