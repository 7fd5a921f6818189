import { randomUUID } from 'node:crypto'

import { BACKOFF } from '../client/backoff.js'
import { MAX_BATCH } from './checkBatch.js'
import { HubSpotError } from '../client/HubSpotError.js'
import type { Group } from './sendGroup.js'
import { sendGroup } from './sendGroup.js'
import { sortOut } from './sortOut.js'
import type { SyncOptions, SyncReport, SyncRun } from '../syncRun.js'
import { later, stopped, tally } from '../syncRun.js'
import type { ContactForSync, SyncOutcome } from '../types.js'

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
  const run = createRun(options)
  const { maxBatches = 50, store } = options
  let batches = 0
  while (!stopped(run)) {
    if (batches === maxBatches) {
      run.stop = 'batches'
      break
    }
    const contacts = await store.lease({
      leaseMs: leaseMs(run, options),
      limit: Math.min(options.batchSize ?? MAX_BATCH, MAX_BATCH),
      worker: run.worker,
    })
    if (contacts.length === 0) {
      run.stop = 'empty'
      break
    }
    batches++
    run.report.leased += contacts.length
    if (batches === 1) await learnTimeZone(run)
    await syncBatch(run, contacts)
  }
  return { ...run.report, stoppedBy: run.stop ?? 'deadline' }
}

async function syncBatch(run: SyncRun, contacts: ContactForSync[]): Promise<void> {
  const { outcomes, sendable } = await sortOut(run, contacts)
  await settle(run, outcomes)
  const queue = initialGroups(sendable)
  for (let group = queue.shift(); group; group = queue.shift()) {
    if (stopped(run)) {
      const rest = [group, ...queue].flatMap((one) => one.contacts)
      await settle(
        run,
        rest.map((contact) =>
          later(contact, run.now(), 'NOT_SENT', 'The run ended before its turn.'),
        ),
      )
      return
    }
    const contacts = group.isSecond ? await stillSendable(run, group.contacts) : group.contacts
    if (contacts.length === 0) continue
    const { again, outcomes: answered } = await sendGroup(run, { ...group, contacts })
    await settle(run, answered)
    queue.unshift(...again)
  }
}

/** A record that is gone may be so because the person was erased meanwhile: it must not come back. */
async function stillSendable(run: SyncRun, contacts: ContactForSync[]): Promise<ContactForSync[]> {
  const { outcomes, sendable } = await sortOut(run, contacts)
  await settle(run, outcomes)
  return sendable
}

async function settle(run: SyncRun, outcomes: SyncOutcome[]): Promise<void> {
  if (outcomes.length === 0) return
  await run.options.store.settle(run.worker, outcomes)
  tally(run.report, outcomes)
}

function createRun(options: SyncOptions): SyncRun {
  const now = options.now ?? Date.now
  const deadline = options.deadline ?? now() + 50_000
  return {
    backoff: { ...BACKOFF, ...options.backoff },
    deadline,
    failuresInARow: 0,
    maxAttempts: options.maxAttempts ?? 25,
    now,
    options,
    random: options.random ?? Math.random,
    report: {
      failed: 0,
      halted: null,
      later: 0,
      leased: 0,
      requests: 0,
      resumeAt: null,
      stoppedBy: 'empty',
      suppressed: 0,
      synced: 0,
    },
    stop: null,
    worker: options.worker ?? randomUUID(),
  }
}

/** Outlives the run, so that nobody else sends a contact while this run still may. */
function leaseMs(run: SyncRun, { gateway, leaseMs: wanted }: SyncOptions): number {
  return wanted ?? Math.max(0, run.deadline - run.now()) + gateway.timeoutMs + LEASE_MARGIN
}

/** Asked for ahead of need: when the daily limit is used up, HubSpot no longer tells. */
async function learnTimeZone(run: SyncRun): Promise<void> {
  const { gateway, signal } = run.options
  if (gateway.timeZone() !== null) return
  try {
    run.report.requests++
    await gateway.readAccount({ deadline: run.deadline, signal })
  } catch (error) {
    // The batch that follows meets the same problem and deals with it.
    if (!(error instanceof HubSpotError)) throw error
  }
}

function initialGroups(contacts: ContactForSync[]): Group[] {
  const isMoved = ({ hubspotId, moved }: ContactForSync) => Boolean(moved && hubspotId)
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
