import type { QROptions } from '../../options/sanitizeOptions.js'

import { fail } from '../../kit/fail.js'
import { findApiClient, NOT_INSTALLED } from '../../integrations/hubspot/client/apiClient.js'

/**
 * Refuses to start with HubSpot switched on where nothing could ever be sent. Not asked where options
 * are read: migrations, types and builds need neither token nor package.
 */
export function checkHubSpot({ crm: { hubspot } }: QROptions, installed = findApiClient): void {
  if (hubspot === false) return
  if (!hubspot.accessToken && !process.env.HUBSPOT_ACCESS_TOKEN?.trim()) {
    fail('options.hubspot.accessToken', undefined, 'a token or a function that gives one; or set HUBSPOT_ACCESS_TOKEN') // prettier-ignore
  }
  if (!installed()) throw new Error(`payload-plugin-qr: ${NOT_INSTALLED}`)
}
