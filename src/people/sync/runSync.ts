import type { BasePayload } from 'payload'

import type { SyncReport } from '../../integrations/sync/run.js'
import type { QROptions } from '../../options/sanitizeOptions.js'
import type { SyncPace } from './syncPortal.js'

import { optionsOf } from '../../options/optionsOf.js'
import { crmStoreOf } from '../../store/crmStoreOf.js'
import { syncPortal } from './syncPortal.js'
import { targetsOf, VIVENU } from './targets.js'
import { dueEvents, tellEvents } from './tellEvents.js'
import { writeBack } from './writeBack.js'

export type SyncRunReport = { nextAt: Date | null; targets: Record<string, SyncReport> }

type Run = { deadline: number; signal?: AbortSignal }
type RunOptions = { deadline?: number; pace?: SyncPace; signal?: AbortSignal }

/**
 * Sends everything that is due, target by target, in bounded time, of which each target has its share.
 * Safe to kill at any point.
 */
export async function runSync(
  payload: BasePayload,
  { pace = {}, signal, ...given }: RunOptions = {},
): Promise<SyncRunReport> {
  const deadline = given.deadline ?? Date.now() + (pace.runMs ?? 50_000)
  const options = optionsOf(payload)
  if (options.disabled) return { nextAt: null, targets: {} }
  const store = crmStoreOf(payload)
  const targets: Record<string, SyncReport> = {}
  const due: DueWork[] = []
  for (const target of targetsOf(options)) due.push(await dueWork(payload, options, target))
  // nothing is due: no other system hears of it
  const open = due.filter(({ contacts, events }) => contacts || events)
  // who waited longest comes first, so that a backlog of one keeps nobody else waiting for ever
  open.sort((a, b) => a.ranAt - b.ranAt)
  for (const [index, work] of open.entries()) {
    if (index > 0 && Date.now() >= deadline) break
    const turn = turnOf(deadline, open.length - index)
    const report = await runTarget(payload, options, work, { deadline: turn, pace, signal })
    if (report) targets[work.target] = report
  }
  let nextAt: Date | null = null
  for (const target of targetsOf(options)) {
    const resumeAt = targets[target]?.resumeAt?.getTime() ?? 0
    for (const next of [await store.dueSync(target), await dueEvents(payload, options, target)]) {
      if (next === null) continue
      const at = new Date(Math.max(next, resumeAt, Date.now()))
      if (nextAt === null || at < nextAt) nextAt = at
    }
  }
  return { nextAt, targets }
}

// Shorter, and a turn might end with looking at the portal's properties.
const SHORTEST_TURN = 5_000

/** When a turn ends: what is left is shared evenly, and what one leaves over goes to the next. */
function turnOf(deadline: number, turns: number): number {
  const left = Math.max(0, deadline - Date.now())
  return Date.now() + Math.min(left, Math.max(left / turns, SHORTEST_TURN))
}

/** `null`: no contact was due. */
async function runTarget(
  payload: BasePayload,
  options: QROptions,
  { contacts, events, target }: DueWork,
  { pace, ...run }: Run & { pace: SyncPace },
): Promise<null | SyncReport> {
  let report: null | SyncReport = null
  if (contacts) {
    // events that wait have the other half
    const now = Date.now()
    const deadline = events ? now + (run.deadline - now) / 2 : run.deadline
    report =
      target === VIVENU
        ? await writeBack(payload, options, { ...run, deadline })
        : await syncPortal(payload, options, target, { ...run, deadline, pace })
    await writeRun(payload, target, report)
  }
  // events are of contacts HubSpot knows: after them, and only while HubSpot takes something
  if (!report?.resumeAt) await tellEvents(payload, options, target, run)
  return report
}

/** What the events of this target came to stays beside it. */
async function writeRun(payload: BasePayload, target: string, report: SyncReport): Promise<void> {
  const store = crmStoreOf(payload)
  const { lastRun } = await store.readTarget(target)
  const events = (lastRun as { events?: unknown } | null)?.events
  const at = new Date().toISOString()
  await store.writeTarget(target, { lastRun: { ...report, at, ...(events ? { events } : {}) } })
}

export type DueWork = {
  contacts: boolean
  events: boolean
  /** Stopped by what a person has to look at, and not to be asked again yet. */
  halted: boolean
  /** When it last had its turn, epoch milliseconds; 0 for never. */
  ranAt: number
  target: string
}

type LastRun = {
  at?: string
  events?: { at?: string }
  halted?: unknown
  leased?: number
  resumeAt?: null | string
}

/** What a target has to do now. */
export async function dueWork(
  payload: BasePayload,
  options: QROptions,
  target: string,
): Promise<DueWork> {
  const store = crmStoreOf(payload)
  const now = Date.now()
  const contactsAt = await store.dueSync(target)
  const eventsAt = await dueEvents(payload, options, target)
  const lastRun = ((await store.readTarget(target)).lastRun ?? {}) as LastRun
  return {
    contacts: contactsAt !== null && contactsAt <= now,
    events: eventsAt !== null && eventsAt <= now,
    // before it took any contact: what is due says nothing of when to ask again
    halted: Boolean(lastRun.halted) && lastRun.leased === 0 && timeOf(lastRun.resumeAt) > now,
    ranAt: Math.max(timeOf(lastRun.at), timeOf(lastRun.events?.at)),
    target,
  }
}

const timeOf = (at: null | string | undefined): number => (at ? Date.parse(at) : 0)
