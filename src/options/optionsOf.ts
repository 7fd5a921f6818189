import type { BasePayload, SanitizedConfig } from 'payload'

import type { QROptions } from './sanitizeOptions.js'

export const PLUGIN = 'payload-plugin-qr'

/** The plugin's options as the running Payload knows them. Throws when the plugin is not installed. */
export function optionsOf(payload: Pick<BasePayload, 'config'>): QROptions {
  const options = (payload.config as SanitizedConfig).custom?.[PLUGIN] as QROptions | undefined
  if (!options) {
    throw new Error(
      `${PLUGIN} is not among the plugins of this Payload config: add qrPlugin({ … })`,
    )
  }
  return options
}
