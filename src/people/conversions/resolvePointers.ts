import type { BasePayload } from 'payload'

import type { TicketingWork } from '../../integrations/ticketing/index.js'
import type { Work } from '../../integrations/sync/people.js'

import { checkAmount } from '../../integrations/ticketing/index.js'
import { optionsOf } from '../../options/optionsOf.js'
import { providersOf } from '../deliveries/providersOf.js'
import { secretOf } from '../sync/secretOf.js'

/** Asks the provider what a message that only points somewhere is about. */
export async function resolvePointers(payload: BasePayload, work: Work): Promise<Work> {
  if (work.kind !== 'webhook' || work.events.every(({ kind }) => kind !== 'pointer')) return work
  const options = optionsOf(payload)
  const { ticketing } = options.crm
  const events: TicketingWork[] = []
  for (const event of work.events) {
    if (event.kind !== 'pointer') {
      events.push(event)
      continue
    }
    const resolve = providersOf(options)[event.provider]?.resolve
    if (!resolve || ticketing === false) continue
    const token = await secretOf(
      ticketing.eventbriteToken ?? undefined,
      { payload },
      'set options.ticketing.eventbrite.token',
    )
    const found = await resolve(event, { token })
    if (found !== 'ignored') events.push(...found.map(checkAmount))
  }
  return { events, kind: 'webhook' }
}
