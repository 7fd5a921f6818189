import type { CollectionBeforeValidateHook } from 'payload'

import type { QROptions } from '../../options/sanitizeOptions.js'

import { completeURL } from '../../scan/decide/completeURL.js'
import { storeOf } from '../../store/storeOf.js'
import { plainAliases } from '../../vocabulary/aliases.js'
import { nameKey } from '../../vocabulary/domains.js'
import { generateCode } from '../../vocabulary/generateCode.js'
import { normaliseCode } from '../../vocabulary/normaliseCode.js'
import { createTicketSigner, TICKET_MAX_LENGTH } from '../../vocabulary/ticketText.js'
import { type HostedDoc, hostOfCode, storedHost } from './hostOfCode.js'
import { prepareProduct } from './product.js'

const TRIES = 5

/**
 * Before checks: says which domain the code is on, gives it its canonical form, makes one where none is
 * given, completes addresses, names the creator.
 */
export function prepareCode(options: QROptions): CollectionBeforeValidateHook {
  return async ({ data, operation, originalDoc, req }) => {
    if (!data) return data
    if (typeof data.destination?.url === 'string') {
      data.destination.url = completeURL(data.destination.url)
    }
    completeBetween(data.between)
    prepareProduct(data.gs1)
    if (typeof data.fallbackURL === 'string') data.fallbackURL = completeURL(data.fallbackURL)
    data.host = await host(data)
    if (typeof data.code === 'string' && data.code.trim() !== '') {
      // What cannot be a code stays as written, so the field's check can show it.
      data.code = normaliseCode(data.code) ?? data.code
    } else if (operation === 'create') {
      data.code = await freeCode()
    } else if ('code' in data) {
      data.code = originalDoc?.code
    }
    if (options.checkIn && operation === 'create' && data.ticket === true) {
      data.code = signedText(data.code, req.payload.secret)
    }
    if (Array.isArray(data.aliases)) {
      data.aliases = plainAliases(data.aliases, data.code ?? originalDoc?.code)
    }
    if (operation === 'create' && req.user && req.user.collection === userSlugOf(req, options)) {
      data.createdBy = req.user.id
    }
    return data

    async function host({ campaign, domain }: HostedDoc): Promise<null | string> {
      const before = operation === 'update' ? originalDoc : null
      const isUsed = options.domains.length > 0 || domain || before?.domain || before?.host
      if (!isUsed) return null
      const stored = before ? await storedHost(before.id, options, req) : null
      const now = {
        campaign: campaign === undefined ? before?.campaign : campaign,
        domain: domain === undefined ? before?.domain : domain,
      }
      return hostOfCode(now, stored, options, req)
    }

    async function freeCode(): Promise<string> {
      for (let attempt = 0; attempt < TRIES; attempt++) {
        const code = generateCode(options.codeLength + attempt)
        const taken = await req.payload.db.findOne({
          collection: options.slugs.codes,
          req,
          where: { code: { equals: code } },
        })
        // free on every domain: it may be moved
        if (!taken && (await isFree(code))) return code
      }
      return generateCode(options.codeLength + TRIES)
    }

    async function isFree(code: string): Promise<boolean> {
      const { namedBy, reservedFor } = storeOf(req.payload, options)
      const name = nameKey(code, data!.host)
      return (await namedBy(name, req)) === null && (await reservedFor(code)) === null
    }
  }
}

/** What is too long for a signature stays as written, so the field's check can show it. */
function signedText(code: string, secret: string): string {
  const signer = createTicketSigner(secret)
  if (code.length > TICKET_MAX_LENGTH || signer.verify(code) === 'signed') return code
  return signer.sign(code)
}

function completeBetween(between: unknown): void {
  const { card, choices } = (between ?? {}) as { card?: { website?: unknown }; choices?: unknown }
  if (typeof card?.website === 'string') card.website = completeURL(card.website)
  for (const choice of Array.isArray(choices) ? choices : []) {
    if (typeof choice?.url === 'string') choice.url = completeURL(choice.url)
  }
}

function userSlugOf(req: Parameters<CollectionBeforeValidateHook>[0]['req'], options: QROptions) {
  const field = req.payload.collections[options.slugs.codes]?.config.flattenedFields.find(
    (one) => one.name === 'createdBy',
  )
  return field && 'relationTo' in field ? field.relationTo : undefined
}
