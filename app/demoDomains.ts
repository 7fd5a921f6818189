import type { QRPluginOptions } from 'payload-plugin-qr/types'

/**
 * Short domains to try, from `QR_DEMO_DOMAINS`: addresses by commas, each with the path of its codes, such as
 * `http://127.0.0.1:3000/go`. A path beside `/q` has to be named in `next.config.mjs`, too.
 */
export const demoDomains = (written: string | undefined): QRPluginOptions['domains'] =>
  (written ?? '')
    .split(',')
    .filter(Boolean)
    .map((address) => {
      const { origin, pathname } = new URL(address)
      return { path: pathname === '/' ? '/q' : pathname, url: origin }
    })
