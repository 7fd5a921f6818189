import type { Endpoint, PayloadRequest } from 'payload'

import type { QROptions } from '../../options/sanitizeOptions.js'

import { type MailKind, optOutOf, readOptOutToken } from '../../alerts/mail/optOut.js'
import { escapeHTML } from '../../kit/escapeHTML.js'
import { storeOf } from '../../store/storeOf.js'
import { translate } from '../../translations/translate.js'
import { paramsOf } from '../answering.js'

/** By kind, because texts that are put together read badly in other languages. */
const TEXTS = {
  alerts: { ask: 'plugin-qr:alertMailOffAsk', done: 'plugin-qr:alertMailOffDone' },
  reports: { ask: 'plugin-qr:reportOffAsk', done: 'plugin-qr:reportOffDone' },
} as const satisfies Record<MailKind, object>

/**
 * What the link of an e-mail opens, for whoever has it. `GET` asks, because programs open links by
 * themselves; `POST` does it, also from the button a mail program shows (RFC 8058).
 */
export function unsubscribeEndpoints(options: QROptions, kind: MailKind): Endpoint[] {
  return (['get', 'post'] as const).map((method) => ({
    handler: async (req) => {
      const receiver = readOptOutToken(kind, paramsOf(req).get('token') ?? '', req.payload.secret)
      if (receiver === null) return page(req, translate(req.t, 'plugin-qr:alertMailOffWrong'), 400)
      const email = await addressOf(req, receiver)
      if (method === 'get') {
        const off = escapeHTML(translate(req.t, 'plugin-qr:alertMailOff'))
        const form = `<form method="post"><button>${off}</button></form>`
        return page(req, translate(req.t, TEXTS[kind].ask, { email }), 200, form)
      }
      await storeOf(req.payload, options)[kind].optOut(optOutOf(kind, receiver), true)
      return page(req, translate(req.t, TEXTS[kind].done, { email }))
    },
    method,
    path: `/qr/${kind}/unsubscribe`,
  }))
}

/** The address the link is about, which whoever has the e-mail knows. */
async function addressOf({ payload }: PayloadRequest, receiver: string): Promise<string> {
  const [collection, id] = receiver.split(/:(.*)/s)
  const user = await payload.findByID({
    id: id!,
    collection: collection as never,
    depth: 0,
    disableErrors: true,
    overrideAccess: true,
  })
  return (user as { email?: string } | null)?.email ?? '–'
}

function page(req: PayloadRequest, text: string, status = 200, more = ''): Response {
  const html = `<!doctype html><html lang="${escapeHTML(req.i18n.language)}"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width"><meta name="robots" content="noindex"><title>${escapeHTML(text)}</title>
<style>body{font:1.1rem/1.5 system-ui,sans-serif;margin:15vh auto;max-width:32rem;padding:0 1rem;color-scheme:light dark}button{font:inherit;padding:.4rem 1rem}</style>
</head><body><main><h1 style="font-size:1.2rem">${escapeHTML(text)}</h1>${more}</main></body></html>`
  return new Response(html, {
    headers: {
      'Cache-Control': 'no-store',
      'Content-Security-Policy':
        "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'",
      'Content-Type': 'text/html; charset=utf-8',
      'Referrer-Policy': 'no-referrer',
    },
    status,
  })
}
