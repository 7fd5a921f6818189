import type { ID } from '../../../vocabulary/scan.js'

import { isPlausibleEmail } from '../../isPlausibleEmail.js'
import type { SyncRun } from '../syncRun.js'
import type { ContactForSync, SyncOutcome } from '../types.js'

/**
 * Before anything is sent: suppressed contacts, addresses that cannot be e-mails, and second
 * contacts with the same e-mail, for which HubSpot would refuse the whole batch.
 */
export async function sortOut(
  run: SyncRun,
  contacts: ContactForSync[],
): Promise<{ outcomes: SyncOutcome[]; sendable: ContactForSync[] }> {
  const suppressed = (await run.options.suppressed?.(contacts)) ?? new Set<ID>()
  const outcomes: SyncOutcome[] = []
  const byEmail = new Map<string, ContactForSync>()
  for (const leased of contacts) {
    const contact = { ...leased, email: leased.email.trim().toLowerCase() }
    if (suppressed.has(contact.id)) {
      outcomes.push({ id: contact.id, kind: 'suppressed', version: contact.version })
    } else if (!isPlausibleEmail(contact.email)) {
      outcomes.push(
        failed(
          contact,
          'INVALID_EMAIL',
          'This is not a valid e-mail address. Correct it and try again.',
        ),
      )
    } else {
      const other = byEmail.get(contact.email)
      const loser = other && newer(contact, other) ? other : other && contact
      if (loser !== contact) byEmail.set(contact.email, contact)
      // The same contact leased twice is no duplicate: its newer version speaks for both.
      if (loser && other && other.id !== contact.id) {
        outcomes.push(
          failed(
            loser,
            'DUPLICATE_EMAIL',
            'Another contact here has the same e-mail and was sent instead. Merge the two.',
          ),
        )
      }
    }
  }
  return { outcomes, sendable: [...byEmail.values()] }
}

function newer(a: ContactForSync, b: ContactForSync): boolean {
  if (a.id === b.id) return a.version > b.version
  const at = ({ properties }: ContactForSync) => properties.lastScanAt?.getTime() ?? 0
  return at(a) > at(b)
}

function failed({ id, version }: ContactForSync, category: string, message: string): SyncOutcome {
  return { category, id, kind: 'failed', message, version }
}
