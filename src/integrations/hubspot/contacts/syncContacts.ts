import type { ID } from '../../../vocabulary/scan.js'
import type { ContactForSync, SyncOutcome } from '../../sync/contacts.js'
import type { SyncReport } from '../../sync/run.js'
import type { Group, SyncOptions, SyncRun } from './sendGroup.js'

import { isPlausibleEmail } from '../../isPlausibleEmail.js'
import { createRun, drain, newSyncReport, notSent, settle, stopped } from '../../sync/run.js'
import { HubSpotError } from '../client/HubSpotError.js'
import { failed, sendGroup } from './sendGroup.js'
import { MAX_BATCH } from './writeContacts.js'

// Beyond the run's own time: one request that times out, and the database after it.
const LEASE_MARGIN = 30_000
// From the sixth failed attempt on a contact travels in small company, from the tenth alone: one
// record HubSpot stumbles over must not hold up 99 others for good.
const SMALLER = [
  { attempts: 10, size: 1 },
  { attempts: 6, size: 10 },
]

/**
 * One bounded run of the contact sync: leases what is due, sends it in batches, writes down what
 * became of each contact only after HubSpot has answered. Run it as often as you like, in as many
 * processes as you like, and kill it at any point: whatever it had leased comes back when the lease
 * runs out, and sending a contact twice leaves HubSpot as sending it once.
 *
 * Rejects only when the store or the suppression list fails; nothing is marked as sent then.
 */
export async function syncContacts(options: SyncOptions): Promise<SyncReport> {
  const run: SyncRun = { ...createRun(options), options, report: newSyncReport() }
  const { batchSize = MAX_BATCH, gateway, maxBatches = 50, store } = options
  const pace = {
    limit: Math.min(batchSize, MAX_BATCH),
    margin: gateway.timeoutMs + LEASE_MARGIN,
    most: maxBatches,
  }
  const stoppedBy = await drain(run, store.lease, pace, async (contacts) => {
    if (run.report.leased === 0) await learnTimeZone(run)
    run.report.leased += contacts.length
    await syncBatch(run, contacts)
  })
  return { ...run.report, stoppedBy }
}

async function syncBatch(run: SyncRun, contacts: ContactForSync[]): Promise<void> {
  const { outcomes, sendable } = await sortOut(run, contacts)
  await settle(run, run.options.store, outcomes)
  const queue = initialGroups(sendable)
  for (let group = queue.shift(); group; group = queue.shift()) {
    if (stopped(run)) {
      const rest = [group, ...queue].flatMap((one) => one.contacts)
      const outcomes = rest.map(({ id, version }) => ({ ...notSent(run.now()), id, version }))
      await settle(run, run.options.store, outcomes)
      return
    }
    const contacts = group.isSecond ? await stillSendable(run, group.contacts) : group.contacts
    if (contacts.length === 0) continue
    const { again, outcomes: answered } = await sendGroup(run, { ...group, contacts })
    await settle(run, run.options.store, answered)
    queue.unshift(...again)
  }
}

/** A record that is gone may be so because the person was erased meanwhile: it must not come back. */
async function stillSendable(run: SyncRun, contacts: ContactForSync[]): Promise<ContactForSync[]> {
  const { outcomes, sendable } = await sortOut(run, contacts)
  await settle(run, run.options.store, outcomes)
  return sendable
}

/** Asked for ahead of need: when the daily limit is used up, HubSpot no longer tells. */
async function learnTimeZone(run: SyncRun): Promise<void> {
  const { gateway } = run.options
  if (gateway.timeZone() !== null) return
  try {
    run.report.requests++
    await gateway.readAccount({ deadline: run.deadline, signal: run.signal })
  } catch (error) {
    // The batch that follows meets the same problem and deals with it.
    if (!(error instanceof HubSpotError)) throw error
  }
}

function initialGroups(contacts: ContactForSync[]): Group[] {
  const isMoved = ({ externalId, moved }: ContactForSync) => Boolean(moved && externalId)
  const byId = sized(contacts.filter(isMoved))
  const byEmail = sized(contacts.filter((contact) => !isMoved(contact)))
  return [
    // first: an address they leave may be another contact's by now
    ...byId.map((these): Group => ({ by: 'id', contacts: these })),
    ...byEmail.map((these): Group => ({ by: 'email', contacts: these })),
  ]
}

function sized(contacts: ContactForSync[]): ContactForSync[][] {
  const groups: ContactForSync[][] = []
  const rest = new Set(contacts)
  for (const { attempts, size } of [...SMALLER, { attempts: 0, size: MAX_BATCH }]) {
    const these = [...rest].filter((contact) => contact.attempts >= attempts)
    for (let at = 0; at < these.length; at += size) groups.push(these.slice(at, at + size))
    for (const contact of these) rest.delete(contact)
  }
  // The big group first: most contacts are not to wait for the few.
  return groups.reverse()
}

/**
 * Before anything is sent: suppressed contacts, addresses that cannot be e-mails, and second
 * contacts with the same e-mail, for which HubSpot would refuse the whole batch.
 */
async function sortOut(
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
