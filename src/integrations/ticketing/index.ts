export { applyTicketingEvent, mergeConversions } from './applyTicketingEvent.js'
export { checkAmount, currencyExponent, majorUnits, minorUnits } from './money.js'
export type { Conversion, ConversionState } from './conversion.js'
export { describeConversion } from './conversion.js'
export { eventbriteProvider } from './eventbrite/eventbriteProvider.js'
export { genericProvider } from './generic/genericProvider.js'
export { genericSchema } from './generic/genericSchema.js'
export { mapCarriers } from './mapCarriers.js'
export type { CarrierMapping } from './mapCarriers.js'
export { receiveWebhook } from './receiveWebhook.js'
export type { ReceiveWebhookOptions, WebhookOutcome } from './receiveWebhook.js'
export { redactTicketing } from './redactTicketing.js'
export { stripeProvider } from './stripe/stripeProvider.js'
export {
  MalformedPayloadError,
  TicketingConfigurationError,
  TicketingRequestError,
} from './TicketingError.js'
export { ticketingProviders } from './ticketingProviders.js'
export type { ProviderName, ProviderOptions } from './ticketingProviders.js'
export type * from './vocabulary.js'
export { createVivenuClient } from './vivenu/createVivenuClient.js'
export type {
  VivenuAttribution,
  VivenuClient,
  VivenuClientOptions,
} from './vivenu/createVivenuClient.js'
export { vivenuProvider } from './vivenu/vivenuProvider.js'
