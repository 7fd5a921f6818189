import type { ScansMessage, SentScan } from '../../integrations/edge/messages.js'
import type { CodeEntry, RawScan } from '../../vocabulary/scan.js'
import type { ScanContext } from '../../vocabulary/scanContext.js'
import type { EdgeScanOptions } from './types.js'

import { sentScan } from '../../integrations/edge/sentScan.js'
import { refusalOf, SIGNATURE_HEADER } from '../../integrations/edge/signature.js'
import {
  codeKey,
  type EdgeSite,
  SITE_KEY,
  writeEntry,
  writeSite,
} from '../../integrations/edge/snapshot.js'
import { answerAsked, readAskMessage } from '../../runtime/edge/answerAsked.js'
import { createEdgeScan } from './createEdgeScan.js'

export const SECRET = 'a secret that is as long as it has to be'

export const SITE: EdgeSite = {
  attribution: null,
  functions: [],
  internal: [],
  limits: 'closed',
  pages: { siteName: 'Acme', siteURL: 'https://acme.example' },
  repeats: 0,
  schemes: [],
  sessionCookie: 'payload-token',
  splitKey: 'c3BsaXRz',
}

/** A key-value store in memory, which can be away. */
export function memoryStore(entries: readonly CodeEntry[], site: EdgeSite | null = SITE) {
  const values = new Map(entries.map((entry) => [codeKey(entry.code), writeEntry(entry)]))
  if (site) values.set(SITE_KEY, writeSite(site))
  const store = {
    away: false,
    delete: async (key: string) => void values.delete(key),
    async get(key: string) {
      if (store.away) throw new Error('away')
      return values.get(key) ?? null
    },
    put: async (key: string, value: string) => void values.set(key, value),
    values,
  }
  return store
}

/** An origin that checks signatures and answers as a process with this context, or is away. */
export function fakeOrigin(context: ScanContext) {
  const sent: SentScan[] = []
  const messages: string[] = []
  const origin = {
    asked: 0,
    away: false,
    fetch: (async (url: string, init: RequestInit) => {
      if (origin.away) throw new TypeError('fetch failed')
      const body = String(init.body)
      const header = new Headers(init.headers).get(SIGNATURE_HEADER)
      const refusal = await refusalOf(SECRET, body, header, Date.now())
      if (refusal) return new Response(refusal, { status: 401 })
      if (url.endsWith('/qr/edge/scans')) {
        messages.push(body)
        sent.push(...(JSON.parse(body) as ScansMessage).scans)
        return Response.json({})
      }
      origin.asked += 1
      return Response.json(await answerAsked(readAskMessage(body), { context }))
    }) as typeof fetch,
    messages,
    sent,
  }
  return origin
}

/** The edge, and what it does after its answers. */
export function startEdge(options: Omit<EdgeScanOptions, 'origin' | 'secret'>) {
  const scan = createEdgeScan({
    flushInterval: 0,
    origin: 'https://cms.example/api',
    retries: [],
    secret: SECRET,
    ...options,
  })
  const works: Promise<unknown>[] = []
  const life = { waitUntil: (work: Promise<unknown>) => void works.push(work) }
  return {
    deliver: scan.deliver,
    ended: () => Promise.all(works),
    scan: (request: Request) => scan(request, life),
  }
}

/** What is stored of a scan beside its random ids and the place. */
export const facts = (raw: RawScan) => factsOf(sentScan(raw))
export const factsOf = ({ clickId, place: _, scanId: _id, ...rest }: SentScan) => ({
  ...rest,
  carriesId: clickId !== null,
})
