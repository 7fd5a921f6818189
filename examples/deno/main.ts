import { createEdgeScan, type EdgeStore } from 'payload-plugin-qr/edge'

/** What is used of Deno, for compilers that do not know it. */
declare const Deno: {
  env: { get: (name: string) => string | undefined }
  serve: (
    options: { hostname: string; port: number },
    handler: (request: Request, info: { remoteAddr: { hostname: string } }) => Promise<Response>,
  ) => unknown
}

const variable = (name: string): string => {
  const value = Deno.env.get(name)
  if (!value) throw new Error(`Set ${name}`)
  return value
}

/** A Redis that speaks HTTP, as Upstash does. */
const store: EdgeStore = {
  get: async (key) => {
    const answer = await fetch(`${variable('KV_REST_API_URL')}/get/${encodeURIComponent(key)}`, {
      headers: { authorization: `Bearer ${variable('KV_REST_API_READ_ONLY_TOKEN')}` },
    })
    if (!answer.ok) throw new Error(`The store answered ${answer.status}`)
    return ((await answer.json()) as { result: null | string }).result
  },
}

const scan = createEdgeScan({
  origin: variable('QR_ORIGIN'),
  platform: 'none',
  secret: variable('QR_EDGE_SECRET'),
  store,
})

// The process stays up, so what runs on after an answer needs nobody to wait for it.
const waitUntil = (work: Promise<unknown>): void => void work.catch(() => undefined)

Deno.serve(
  { hostname: '0.0.0.0', port: Number(Deno.env.get('PORT') ?? 8000) },
  (request, { remoteAddr }) => scan(request, { address: remoteAddr.hostname, waitUntil }),
)
