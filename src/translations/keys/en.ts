/** API keys of programs. */
export const keysEN = {
  key: 'API key',
  keyCampaignsHint: 'Their codes and numbers, and codes the key makes in them.',
  keyCodesHint: 'These codes alone, whatever their campaign.',
  keyCopy: 'Copy the key',
  keyExpiresHint: 'Empty: never. A key that is forgotten is best one that runs out.',
  keyExpiresPast: 'This moment is over: choose one that lies ahead.',
  keyHidden:
    'The key itself was shown once, when it was made. If it is lost, revoke this one and make another.',
  keyLastUsedAt: 'Last used, to the hour',
  keyNow: 'Save to get the key. It is shown once.',
  keyOnce: 'Copy the key now. It is not shown again, and nobody can look it up.',
  keyOwner: 'Acts as',
  keyReach: 'Reaches',
  keyReach_all: 'All that its owner may',
  keyReach_some: 'Some campaigns or codes',
  keyReachNone: 'Choose a campaign or a code, or let the key reach all that its owner may.',
  keyRevoke: 'Revoke key',
  keyRevoked: 'Revoked. Whoever sends this key is refused.',
  keyRevokedAt: 'Revoked at',
  keyRevokeSure:
    'Programs that use "{{title}}" are refused from now on. That cannot be taken back.',
  keys: 'API keys',
  keyScope_bulk_write: 'bulk:write – many codes in one go',
  keyScope_check_in: 'check-in – let people in by their tickets',
  keyScope_codes_read: 'codes:read – codes, campaigns, designs and symbols',
  keyScope_codes_write: 'codes:write – make, change, pause and delete them',
  keyScope_scans_export: 'scans:export – scans row by row',
  keyScope_stats_read: 'stats:read – numbers and the latest scans',
  keyScopes: 'Scopes',
  keyScopesHint: 'As few as the program needs.',
  keysHint:
    'For programs: scripts, Zapier, a print shop. A key may do what its owner may, as far as its scopes say. It never reads contacts, users or anything of this site that is not of QR codes.',
  keySingular: 'API key',
  keyStart: 'Begins with',
}

export type KeyTexts = Record<keyof typeof keysEN, string>
