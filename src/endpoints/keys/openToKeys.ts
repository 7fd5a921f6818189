import type { BasePayload, Endpoint, PayloadRequest } from 'payload'

import type { QROptions } from '../../options/sanitizeOptions.js'
import type { ID } from '../../vocabulary/scan.js'

import { findKey } from '../../access/keys/findKey.js'
import { keyOf } from '../../access/keys/keyOf.js'
import { createWindows, type Windows } from '../../kit/createWindows.js'
import { type APIScope, includesScope } from '../../vocabulary/apiKeys.js'
import { API_KEY_PREFIX } from '../../vocabulary/apiKeyText.js'

/** What a key needs for an endpoint; `any`: no scope of its own, `null`: no key may. */
export type KeyScope = 'any' | APIScope | null

const MINUTE = 60
/** Keys counted at a time; those beyond go uncounted until others run out. */
const ROOM = 10_000

const OPEN = Symbol.for('payload-plugin-qr.open-to-keys')

/**
 * An endpoint that also answers `Authorization: Bearer qrk_…`, as the owner of that key as far as the key goes.
 * Where this is not done nothing knows of keys: whoever sends one there is nobody.
 */
export function openToKeys(options: QROptions, endpoint: Endpoint, scope: KeyScope): Endpoint {
  if (options.apiKeys === false || OPEN in endpoint.handler) return endpoint
  const { perMinute } = options.apiKeys
  const handler = async (req: PayloadRequest): Promise<Response> => {
    const text = keyIn(req.headers)
    const refused = text === null ? null : await refusal(req, options, { perMinute, scope, text })
    return refused ?? endpoint.handler(req)
  }
  return { ...endpoint, handler: Object.assign(handler, { [OPEN]: true }) }
}

type Asked = { perMinute: number; scope: KeyScope; text: string }

/** Why this request is not answered; `null`: it is, `req.user` asks. */
async function refusal(
  req: PayloadRequest,
  options: QROptions,
  { perMinute, scope, text }: Asked,
): Promise<null | Response> {
  // Not who a cookie beside the key says: that may be somebody who may more.
  req.user = null
  const found = await admitKey(req.payload, options, { perMinute, text })
  if (found instanceof Response) return found
  if (scope === null) return refuse(403, { message: 'No API key may do this. Sign in.' })
  if (scope !== 'any' && !includesScope(keyOf(found)!.scopes, scope)) {
    const message = `This API key has not the scope "${scope}".`
    const challenge = `Bearer error="insufficient_scope", scope="${scope}"`
    return refuse(403, { message, scope }, { 'WWW-Authenticate': challenge })
  }
  req.user = found.user
  return null
}

/** Who asks with a key, whatever for; a refusal where it is none, or asks too often. */
export async function admitKey(
  payload: BasePayload,
  options: QROptions,
  { perMinute, text }: Pick<Asked, 'perMinute' | 'text'>,
): Promise<Response | { user: NonNullable<PayloadRequest['user']> }> {
  const found = await findKey(payload, options, text)
  if (!found) {
    const why = 'This API key is wrong, revoked or expired, or its owner is gone.'
    return refuse(401, { message: why }, { 'WWW-Authenticate': 'Bearer error="invalid_token"' })
  }
  const wait = waitOf(payload, found.id, perMinute)
  if (wait === null) return found
  const message = `This API key may ask ${perMinute} times a minute. Ask again in ${wait} s.`
  return refuse(429, { message }, { 'Retry-After': String(wait) })
}

export function keyIn(headers: Headers): null | string {
  const [, text] = /^Bearer +(\S+)$/i.exec(headers.get('authorization') ?? '') ?? []
  return text?.startsWith(API_KEY_PREFIX) ? text : null
}

/** Returned: what is thrown is logged as an error. */
const refuse = (
  status: number,
  error: { message: string; scope?: string },
  headers: Record<string, string> = {},
): Response =>
  Response.json(
    { errors: [error] },
    { headers: { ...headers, 'Cache-Control': 'no-store' }, status },
  )

// One count per Payload, also where a bundler loads this module twice.
const counted: WeakMap<BasePayload, Windows> = ((globalThis as Record<symbol, unknown>)[
  Symbol.for('payload-plugin-qr.key-windows')
] ??= new WeakMap()) as WeakMap<BasePayload, Windows>

/** Seconds a key has to wait; `null`: none. */
function waitOf(payload: BasePayload, id: ID, perMinute: number): null | number {
  const windows = counted.get(payload) ?? createWindows(MINUTE, ROOM)
  counted.set(payload, windows)
  const now = windows.add(String(id))
  return now && now.count > perMinute ? Math.ceil(now.msLeft / 1000) : null
}
