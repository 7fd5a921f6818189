import type { CRMStatus } from '../../src/people/sync/crmStatus.js'

/** Everything that can be wrong with HubSpot and ticket shops, at once. */
export function crmTrouble() {
  const ago = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString()
  const trouble: CRMStatus = {
    deadLetters: [
      { attempts: 10, category: 'MalformedPayloadError', id: 7, kind: 'webhook', message: 'vivenu: orderId is missing', provider: 'vivenu', receivedAt: ago(90) }, // prettier-ignore
      { attempts: 10, category: 'auth', id: 8, kind: 'erase', message: 'refused', provider: 'hubspot', receivedAt: ago(60) }, // prettier-ignore
    ],
    deliveries: { dead: 60, waiting: 3 },
    deliveriesDueSince: ago(30),
    failed: [],
    limited: false,
    targets: [
      {
        counts: { failed: 0, synced: 4_200, waiting: 12 },
        events: { failed: 1, sent: 40, waiting: 2 },
        lastRun: {
          at: ago(40),
          failed: 2,
          halted: { category: 'scope', message: 'HubSpot refuses this because the access token lacks: crm.objects.contacts.write (403).' }, // prettier-ignore
          later: 12,
          resumeAt: ago(-20),
          synced: 0,
        },
        name: 'hubspot:default',
        nextAt: ago(30),
        properties: { archived: ['qr_codes'], at: ago(40), created: [], usable: ['qr_tickets'], wrongType: [{ expected: 'number', found: 'string', name: 'qr_scan_count' }] }, // prettier-ignore
      },
    ],
  }
  const checked = {
    'hubspot:default': {
      account: { portalId: 424_242, timeZone: 'Europe/Berlin' },
      byHand: ['qr_first_code: QR: first code, type string, field text'],
      ok: true,
      problems: [{ category: 'scope', message: 'The access token lacks: crm.schemas.contacts.read (403).' }], // prettier-ignore
    },
  }
  return { checked, trouble }
}
