import type { QRPluginOptions } from '../../src/options/types.js'

/** Names in webhooks and options of what may stand nowhere: it opens a door, or tells where one was. */
const NAMES = /^(?:accessToken|apiKey|barcode|city|ip|qr_scan_id|secret|token|ua)$/

/** What may stand nowhere (if it is long enough to be told from other text) of the options and of the webhooks that were sent, by its name there. */
export function secretsOf(
  options: QRPluginOptions,
  bodies: readonly string[],
): Record<string, string[]> {
  const found: Record<string, Set<string>> = {}
  const look = (name: string, value: unknown): void => {
    if (Array.isArray(value)) value.forEach((one) => look(name, one))
    else if (typeof value === 'object' && value !== null) {
      Object.entries(value).forEach(([key, one]) => look(key, one))
    } else if (typeof value === 'string' && value.length > 5 && NAMES.test(name)) {
      ;(found[name] ??= new Set()).add(value)
    }
  }
  look('options', options)
  for (const body of bodies) look('body', JSON.parse(body))
  return Object.fromEntries(Object.entries(found).map(([name, values]) => [name, [...values]]))
}
