import type { EventbriteOptions } from './eventbrite/eventbriteProvider.js'
import type { GenericOptions } from './generic/genericProvider.js'
import type { StripeOptions } from './stripe/stripeProvider.js'
import type { TicketingProvider } from './types.js'
import type { VivenuOptions } from './vivenu/vivenuProvider.js'

import { eventbriteProvider } from './eventbrite/eventbriteProvider.js'
import { genericProvider } from './generic/genericProvider.js'
import { stripeProvider } from './stripe/stripeProvider.js'
import { vivenuProvider } from './vivenu/vivenuProvider.js'

export type ProviderOptions = {
  eventbrite?: EventbriteOptions
  generic?: GenericOptions
  stripe?: StripeOptions
  vivenu?: VivenuOptions
}

export type ProviderName = keyof ProviderOptions

/** The built-in providers by the name in their webhook's path. */
export const ticketingProviders = (
  options: ProviderOptions = {},
): Readonly<Record<ProviderName, TicketingProvider>> => ({
  eventbrite: eventbriteProvider(options.eventbrite),
  generic: genericProvider({ ...options.generic, name: 'generic' }),
  stripe: stripeProvider(options.stripe),
  vivenu: vivenuProvider(options.vivenu),
})
