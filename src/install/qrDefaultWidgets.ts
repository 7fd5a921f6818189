import type { WidgetInstance } from 'payload'

/**
 * Our widgets for a layout of the host's own; without one, people add them to their dashboard
 * themselves.
 *
 * @example admin: { dashboard: { defaultLayout: [{ widgetSlug: 'collections', width: 'full' }, ...qrDefaultWidgets()] } }
 */
export const qrDefaultWidgets = (): WidgetInstance[] =>
  [
    { widgetSlug: 'qr-scans', width: 'full' },
    { widgetSlug: 'qr-top-codes', width: 'medium' },
    { widgetSlug: 'qr-latest-scans', width: 'medium' },
  ] as unknown as WidgetInstance[]
