import type { CollectionSlug, PayloadRequest, Where } from 'payload'

import { z } from 'zod'

import type { QROptions } from '../../options/sanitizeOptions.js'
import type { ID } from '../../vocabulary/scan.js'
import type { Tool } from './tool.js'

import { shortURLOf } from '../../options/addresses.js'
import { optionsOf } from '../../options/optionsOf.js'
import { CODE_STATES } from '../../vocabulary/codeState.js'
import { splitKey } from '../../vocabulary/domains.js'
import { createCode } from '../bulk/createCode.js'
import { setCodeStatus } from '../codes/codeStatusEndpoint.js'
import { answer, refuse } from './tool.js'

const MOST = 50

type Code = {
  code: string
  destination?: { url?: null | string }
  host?: null | string
  id: ID
  scans?: null | number
  state?: null | string
  title?: null | string
}

/** Codes as an assistant is told of them: what a list shows, and nobody's name. */
export const findCodes: Tool = {
  name: 'findQRCodes',
  description:
    'Finds QR codes by words of their title, short URL, destination, placement or tags. Gives id, text, short URL, destination, state and scans by people.',
  handler: async ({ limit = 10, search = '', state, tag }, req) => {
    const options = optionsOf(req.payload)
    const where: Where[] = [
      ...(search ? [{ search: { like: search } }] : []),
      ...(state ? [{ state: { equals: state } }] : []),
      ...(tag ? [{ tags: { in: [tag] } }] : []),
    ]
    const { docs, totalDocs } = await req.payload.find({
      collection: options.slugs.codes as CollectionSlug,
      depth: 0,
      limit: Number(limit),
      overrideAccess: false,
      req,
      where: { and: where },
    })
    const codes = (docs as unknown as Code[]).map((doc) => told(doc, req, options))
    return answer({ codes, found: totalDocs })
  },
  parameters: {
    limit: z.number().int().min(1).max(MOST).optional().describe(`Default 10, at most ${MOST}`),
    search: z.string().max(200).optional().describe('Words; none finds the latest codes'),
    state: z.enum(CODE_STATES).optional(),
    tag: z.string().max(100).optional(),
  },
}

export const makeCode: Tool = {
  name: 'makeQRCode',
  description:
    'Makes a QR code that leads to a web address. It can be printed at once; where it leads can be changed later.',
  handler: async ({ campaign, tags, title, url }, req) => {
    const options = optionsOf(req.payload)
    const id = await createCode(
      {
        destination: { type: 'url', url: String(url) },
        title: String(title),
        ...(campaign !== undefined && { campaign: campaign as ID }),
        ...(tags !== undefined && { tags: tags as string[] }),
      } as never,
      options,
      req,
    )
    return answer({ code: await read(id, req, options) })
  },
  parameters: {
    campaign: z.union([z.string(), z.number()]).optional().describe('Id of a campaign'),
    tags: z.array(z.string().max(100)).max(20).optional(),
    title: z.string().min(1).max(200),
    url: z.string().max(2000).describe('Where it leads, with https://'),
  },
}

export const setStatus: Tool = {
  name: 'setQRCodeStatus',
  description: 'Pauses a QR code, so that who scans it sees a page, or lets it go on.',
  handler: async ({ code, status }, req) => {
    const options = optionsOf(req.payload)
    const id = await idOf(String(code), req, options)
    const done = id !== null && (await setCodeStatus(id, status as 'active', req, options))
    return done ? answer({ code: await read(id, req, options) }) : refuse(NO_SUCH_CODE)
  },
  parameters: {
    code: z
      .string()
      .min(1)
      .max(100)
      .describe(
        'Its text, as in the short URL; on a domain of its own behind that: go.example/MENU',
      ),
    status: z.enum(['active', 'paused']),
  },
}

const NO_SUCH_CODE = 'There is no such QR code, or you may not read it.'

async function idOf(code: string, req: PayloadRequest, options: QROptions): Promise<ID | null> {
  const { host, text } = splitKey(code)
  const { docs } = await req.payload.find({
    collection: options.slugs.codes as CollectionSlug,
    depth: 0,
    overrideAccess: false,
    pagination: false,
    req,
    select: { host: true } as never,
    where: { code: { equals: text.toUpperCase() } },
  })
  const found = docs as unknown as { host?: null | string; id: ID }[]
  const on = found.find((one) => (one.host || null) === (host?.toLowerCase() ?? null))
  // by its text alone it may be on any domain, where that is one
  return on?.id ?? (host === null && found.length === 1 ? found[0]!.id : null)
}

async function read(id: ID, req: PayloadRequest, options: QROptions) {
  const doc = await req.payload.findByID({
    id,
    collection: options.slugs.codes as CollectionSlug,
    depth: 0,
    overrideAccess: false,
    req,
  })
  return told(doc as unknown as Code, req, options)
}

const told = (doc: Code, req: PayloadRequest, options: QROptions) => ({
  code: doc.code,
  destination: doc.destination?.url ?? null,
  id: doc.id,
  scans: doc.scans ?? null,
  shortURL: shortURLOf(doc, options, req),
  state: doc.state ?? null,
  title: doc.title ?? doc.code,
})
