import type { WebhooksOption } from 'payload-plugin-qr/types'

import { createHash } from 'node:crypto'

import { hasRole } from './access/hasRole.js'

/** Alerts and limits go to an inbox of the demo's own, signed with a secret made of Payload's. */
export function demoWebhooks(secret: string, siteURL: string | undefined): WebhooksOption {
  const key = createHash('sha256').update(`webhooks ${secret}`).digest('base64')
  return {
    endpoints: {
      inbox: {
        events: ['alert', 'limit'],
        secret: `whsec_${key}`,
        url: `${siteURL || 'http://localhost:3000'}/demo/inbox`,
      },
    },
    log: ({ req }) => hasRole(req, 'admin'),
  }
}
