import type { ProviderName, ProviderOptions, TicketingProvider } from '../../integrations/ticketing/index.js' // prettier-ignore
import type { QROptions } from '../../options/sanitizeOptions.js'

import { ticketingProviders } from '../../integrations/ticketing/index.js'

/** The providers the host switched on, by their name in the webhook's path and on conversions. */
export function providersOf({ crm }: QROptions): Record<string, TicketingProvider> {
  if (crm.ticketing === false) return {}
  const { providers } = crm.ticketing
  const names = Object.keys(providers) as ProviderName[]
  const options = Object.fromEntries(names.map((name) => [name, providers[name]?.options]))
  const made = ticketingProviders(options as ProviderOptions)
  return Object.fromEntries(names.map((name) => [made[name].name, made[name]]))
}
