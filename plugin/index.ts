import { definePlugin } from 'payload'

import type { QRPluginOptions } from '../src/types.js'

import { installPlugin } from '../src/installPlugin.js'

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

export { qrCodeBlock, type QRCodeBlockOptions } from '../src/blocks/qrCodeBlock.js'
export { recordFormSubmission, type FormSubmission } from '../src/crm/recordFormSubmission.js'
export { runSync as syncContacts } from '../src/crm/runSync.js'
export { sweepQR } from '../src/crm/sweep.js'
export { qrDefaultWidgets } from '../src/install/qrDefaultWidgets.js'
export { flushScans } from '../src/runtime/flushScans.js'
export type { QRPluginOptions } from '../src/types.js'

declare module 'payload' {
  interface RegisteredPlugins {
    'payload-plugin-qr': QRPluginOptions
  }
}
