import { definePlugin } from 'payload'

import type { QRPluginOptions } from '../src/options/types.js'

import { installPlugin } from '../src/install/installPlugin.js'

/**
 * Dynamic QR codes for Payload: collections, redirect, symbols. Options are checked at start-up.
 *
 * The order is negative because plugins that extend all collections (multi-tenant, SEO) run at 0
 * and must find ours.
 */
export const qrPlugin = definePlugin<QRPluginOptions>({
  slug: 'payload-plugin-qr',
  order: -10,
  plugin: ({ config, plugins: _plugins, ...options }) => installPlugin(config, options),
})

export {
  qrCodeBlock,
  type QRCodeBlockOptions,
  qrCodeInlineBlock,
} from '../src/website/block/qrCodeBlock.js'
export { qrField, type QRFieldOptions } from '../src/website/field/qrField.js'
export {
  recordFormSubmission,
  type FormSubmission,
} from '../src/people/deliveries/recordFormSubmission.js'
export { runSync as syncContacts } from '../src/people/sync/runSync.js'
export { raiseAlerts } from '../src/alerts/startAlerts.js'
export { sweepQR } from '../src/people/deliveries/sweep.js'
export { qrDefaultWidgets } from '../src/install/addAnalyticsViews.js'
export { handOverScans } from '../src/runtime/sinks/handOver.js'
export { flushScans } from '../src/runtime/runtimeOf.js'
export { clickhouse, type ClickHouseOptions } from '../src/store/clickhouse/clickhouse.js'
export { ga4, type GA4Options } from '../src/integrations/forward/ga4.js'
export { matomo, type MatomoOptions } from '../src/integrations/forward/matomo.js'
export { ndjsonFiles, type NDJSONFilesOptions } from '../src/integrations/forward/ndjsonFiles.js'
export { plausible, type PlausibleOptions } from '../src/integrations/forward/plausible.js'
export { postHog, type PostHogOptions } from '../src/integrations/forward/postHog.js'
export type { QRPluginOptions } from '../src/options/types.js'

declare module 'payload' {
  interface RegisteredPlugins {
    'payload-plugin-qr': QRPluginOptions
  }
}
