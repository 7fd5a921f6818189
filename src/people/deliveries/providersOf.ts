import type { BasePayload } from 'payload'

import type { Work } from '../../integrations/sync/people.js'
import type {
  ProviderName,
  ProviderOptions,
  TicketingProvider,
  TicketingWork,
} from '../../integrations/ticketing/index.js'
import type { QROptions } from '../../options/sanitizeOptions.js'

import { checkAmount, ticketingProviders } from '../../integrations/ticketing/index.js'
import { optionsOf } from '../../options/optionsOf.js'
import { secretOf } from '../sync/secretOf.js'

/** The providers the host switched on, by their name in the webhook's path and on conversions. */
export function providersOf({ crm }: QROptions): Record<string, TicketingProvider> {
  if (crm.ticketing === false) return {}
  const { providers } = crm.ticketing
  const names = Object.keys(providers) as ProviderName[]
  const options = Object.fromEntries(names.map((name) => [name, providers[name]?.options]))
  const made = ticketingProviders(options as ProviderOptions)
  return Object.fromEntries(names.map((name) => [made[name].name, made[name]]))
}

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
