import type { EventbriteOptions } from './eventbrite/eventbriteProvider.js'
import type { GenericOptions } from './generic/genericProvider.js'
import type { StripeOptions } from './stripe/stripeProvider.js'
import type { VivenuOptions } from './vivenu/vivenuProvider.js'
import type { TicketingProvider } from './vocabulary.js'

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

/** The built-in providers by kind; `name` of each is the name in its webhook's path. */
export const ticketingProviders = (
  options: ProviderOptions = {},
): Readonly<Record<ProviderName, TicketingProvider>> => ({
  eventbrite: eventbriteProvider(options.eventbrite),
  generic: genericProvider(options.generic),
  stripe: stripeProvider(options.stripe),
  vivenu: vivenuProvider(options.vivenu),
})
