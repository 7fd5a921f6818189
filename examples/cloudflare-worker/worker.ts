import {
  createEdgeScan,
  type EdgeLife,
  type EdgeScan,
  type EdgeStore,
} from 'payload-plugin-qr/edge'

type Env = { ORIGIN: string; QR_CODES: EdgeStore; QR_EDGE_SECRET: string }

let scan: EdgeScan | undefined

export default {
  fetch(request: Request, env: Env, context: EdgeLife): Promise<Response> {
    scan ??= createEdgeScan({
      origin: env.ORIGIN,
      secret: env.QR_EDGE_SECRET,
      store: env.QR_CODES,
    })
    return scan(request, context)
  },
}
