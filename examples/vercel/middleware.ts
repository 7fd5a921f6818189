import {
  createEdgeScan,
  type EdgeLife,
  type EdgeScan,
  type EdgeStore,
} from 'payload-plugin-qr/edge'

export const config = { matcher: ['/q/:code', '/Q/:code'] }

/** A Redis that speaks HTTP, as Upstash does: a variable for its address, one for its token. */
const store: EdgeStore = {
  get: async (key) => {
    const answer = await fetch(`${process.env.KV_REST_API_URL}/get/${encodeURIComponent(key)}`, {
      headers: { authorization: `Bearer ${process.env.KV_REST_API_READ_ONLY_TOKEN}` },
    })
    if (!answer.ok) throw new Error(`The store answered ${answer.status}`)
    return ((await answer.json()) as { result: null | string }).result
  },
}

let scan: EdgeScan | undefined

export default function middleware(request: Request, context: EdgeLife): Promise<Response> {
  scan ??= createEdgeScan({
    origin: process.env.QR_ORIGIN!,
    platform: 'vercel',
    secret: process.env.QR_EDGE_SECRET!,
    store,
  })
  return scan(request, context)
}
