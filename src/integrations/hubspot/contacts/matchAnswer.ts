import type { ContactForSync, SyncOutcome } from '../../sync/contacts.js'
import type { RecordProblem, UpsertAnswer } from '../gateway.js'

import { OBJECT_NOT_FOUND } from '../client/classifyAnswer.js'
import { plainReason } from '../client/plainReason.js'

export type Matched = {
  problems: {
    category: string
    contact: ContactForSync
    message: string
    /** Why the record cannot be written under its address, see `moveProblem`. */
    move: ReturnType<typeof moveProblem>
    passing: boolean
  }[]
  synced: SyncOutcome[]
  /** The answer does not say what became of these. */
  unknown: ContactForSync[]
}

// Per-record refusals that say something about HubSpot at that moment, not about the record.
const PASSING = /^(?:INTERNAL_ERROR|RATE_LIMITS?|SERVICE_UNAVAILABLE|TIMEOUT|LOCKED)$/

/**
 * Who is meant by which part of an answer: by trace id, since HubSpot answers in an order of its
 * own; where that is missing by e-mail or record id. `traced`: trace id -> contact sent.
 */
export function matchAnswer(
  traced: ReadonlyMap<string, ContactForSync>,
  answer: UpsertAnswer,
): Matched {
  const open = new Map(traced)
  const byName = new Map(
    [...traced].flatMap(([traceId, { email, externalId }]) =>
      [email, externalId ?? email].map((name) => [name, traceId] as const),
    ),
  )
  const take = (traceId: null | string | undefined, ...names: (null | string)[]) => {
    const [named] = names.flatMap((name) => byName.get(name ?? '') ?? [])
    const known = traceId && open.has(traceId) ? traceId : named
    const contact = known === undefined ? undefined : open.get(known)
    if (known !== undefined) open.delete(known)
    return contact
  }
  const matched: Matched = { problems: [], synced: [], unknown: [] }
  // Errors first: a record that has both a result and an error was not taken as it was sent.
  for (const problem of answer.problems) {
    const names = [
      ...problem.traceIds.map((traceId) => [traceId, null] as const),
      ...problem.ids.map((id) => [null, id.trim().toLowerCase()] as const),
    ]
    for (const [traceId, name] of names) {
      const contact = take(traceId, name)
      if (contact) matched.problems.push({ contact, ...explain(problem, contact) })
    }
  }
  for (const { email, hubspotId, traceId } of answer.results) {
    const contact = take(traceId, email, hubspotId)
    if (!contact) continue
    const { addressKey, id, version } = contact
    matched.synced.push({ addressKey, externalId: hubspotId, id, kind: 'synced', version })
  }
  matched.unknown = [...open.values()]
  return sortLone(matched, answer)
}

/** One contact, one error: they belong together even when the error names nobody. */
function sortLone(matched: Matched, answer: UpsertAnswer): Matched {
  const [contact] = matched.unknown
  const [problem] = answer.problems
  const lone = matched.unknown.length === 1 && answer.problems.length === 1
  if (!lone || !contact || !problem || matched.problems.length > 0) return matched
  return { ...matched, problems: [{ contact, ...explain(problem, contact) }], unknown: [] }
}

function explain(problem: RecordProblem, { email, properties }: ContactForSync) {
  const personal = [email, properties.firstName, properties.lastName, properties.lastClickId]
  const values = personal.filter((value): value is string => Boolean(value))
  const reason = plainReason(problem, values)
  const passing = PASSING.test(reason.category) || /^(?:5\d\d|423|429)$/.test(problem.status)
  const move = moveProblem(reason)
  return { ...reason, move, passing }
}

/**
 * Why HubSpot does not write a record by its id under another address: `gone` it is not there,
 * `taken` the address belongs to another record. `null`: a reason that has nothing to do with it.
 * HubSpot documents a 409 for single writes and no code for batches: seen are `CONFLICT`,
 * `OBJECT_ALREADY_EXISTS`, `CONTACT_EXISTS` and "already exists. Existing ID: …".
 */
export function moveProblem(reason: {
  category: null | string
  message: string
}): 'gone' | 'taken' | null {
  if (reason.category === OBJECT_NOT_FOUND) return 'gone'
  const isTaken =
    /CONFLICT|_EXISTS$/.test(reason.category ?? '') || /already exists/i.test(reason.message)
  return isTaken ? 'taken' : null
}
