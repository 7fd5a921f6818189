import type { ContactForSync, ContactState } from '../../../src/integrations/sync/contacts.js'

/** A contact with both touches, numbered so that no two are alike. */
export function contactFor(
  number: number,
  changes: Partial<ContactForSync> & { state?: Partial<ContactState> } = {},
): ContactForSync {
  const { state, ...contact } = changes
  const touch = (name: string) => ({
    campaign: `Campaign ${name}`,
    code: `CODE${name.toUpperCase()}`,
    utmCampaign: `Spring-${name}`,
    utmContent: `code-${number}`,
    utmMedium: 'print',
    utmSource: 'qr',
    utmTerm: null,
  })
  return {
    attempts: 0,
    email: `person${number}@example.com`,
    externalId: null,
    id: number,
    properties: {
      codes: ['CODEA', 'CODEB'],
      first: touch('a'),
      firstScanAt: new Date(Date.UTC(2026, 0, 1, 12, 0, number % 60)),
      last: touch('b'),
      lastClickId: null,
      lastCode: 'CODEB',
      lastScanAt: new Date(Date.UTC(2026, 5, 1, 12, 0, number % 60)),
      scanCount: 2,
      tickets: 1,
      valueByCurrency: { EUR: 49.9 },
      ...state,
    },
    version: 1,
    ...contact,
  }
}
