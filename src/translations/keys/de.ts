import type { KeyTexts } from './en.js'

export const keysDE: KeyTexts = {
  key: 'API-Schlüssel',
  keyCampaignsHint: 'Ihre Codes und Zahlen, und Codes, die der Schlüssel in ihnen anlegt.',
  keyCodesHint: 'Nur diese Codes, gleich in welcher Kampagne.',
  keyCopy: 'Schlüssel kopieren',
  keyExpiresHint: 'Leer: nie. Ein vergessener Schlüssel läuft am besten ab.',
  keyExpiresPast: 'Dieser Zeitpunkt ist vorbei: Wählen Sie einen künftigen.',
  keyHidden:
    'Der Schlüssel selbst wurde einmal gezeigt, als er angelegt wurde. Ist er verloren, widerrufen Sie diesen und legen einen neuen an.',
  keyLastUsedAt: 'Zuletzt benutzt, auf die Stunde',
  keyNow: 'Speichern Sie, um den Schlüssel zu bekommen. Er wird einmal gezeigt.',
  keyOnce:
    'Kopieren Sie den Schlüssel jetzt. Er wird nicht noch einmal gezeigt, und niemand kann ihn nachsehen.',
  keyOwner: 'Handelt als',
  keyReach: 'Reicht für',
  keyReach_all: 'Alles, was sein Besitzer darf',
  keyReach_some: 'Einzelne Kampagnen oder Codes',
  keyReachNone:
    'Wählen Sie eine Kampagne oder einen Code, oder lassen Sie den Schlüssel für alles gelten, was sein Besitzer darf.',
  keyRevoke: 'Schlüssel widerrufen',
  keyRevoked: 'Widerrufen. Wer diesen Schlüssel schickt, wird abgewiesen.',
  keyRevokedAt: 'Widerrufen am',
  keyRevokeSure:
    'Programme, die „{{title}}“ benutzen, werden ab jetzt abgewiesen. Das lässt sich nicht zurücknehmen.',
  keys: 'API-Schlüssel',
  keyScope_bulk_write: 'bulk:write – viele Codes auf einmal',
  keyScope_check_in: 'check-in – Leute mit ihren Tickets einlassen',
  keyScope_codes_read: 'codes:read – Codes, Kampagnen, Designs und Symbole',
  keyScope_codes_write: 'codes:write – sie anlegen, ändern, pausieren und löschen',
  keyScope_scans_export: 'scans:export – Scans Zeile für Zeile',
  keyScope_stats_read: 'stats:read – Zahlen und die neuesten Scans',
  keyScopes: 'Bereiche',
  keyScopesHint: 'So wenige, wie das Programm braucht.',
  keysHint:
    'Für Programme: Skripte, Zapier, eine Druckerei. Ein Schlüssel darf, was sein Besitzer darf, soweit seine Bereiche reichen. Kontakte, Benutzer und alles auf dieser Website, was nicht zu QR-Codes gehört, liest er nie.',
  keySingular: 'API-Schlüssel',
  keyStart: 'Beginnt mit',
}
