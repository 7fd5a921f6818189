import type { QRPluginOptions } from '../src/options/types.js'

export const SECRETS = [7, 9].map((byte) => `whsec_${Buffer.alloc(32, byte).toString('base64')}`)

/** What the site and its second sender agree on; delays of hours made short. */
export const webhookOptions = (url: string): QRPluginOptions => ({
  contacts: true,
  jobs: { schedule: false },
  webhooks: {
    endpoints: {
      all: { secret: SECRETS, url },
      sales: { events: ['sale'], secret: SECRETS[0]!, url: `${url}/sales` },
    },
    log: ({ req }) => (req.user as { role?: string } | null)?.role === 'all',
    retries: Array.from({ length: 30 }, () => 0.1),
  },
})
