import type { Caller } from '../client/createCaller.js'
import type { Paths } from '../client/paths.js'
import type { CallOptions, HubSpotAccount, HubSpotGateway } from '../gateway.js'

import { HubSpotError } from '../client/HubSpotError.js'

export type ConnectionCheck =
  { account: HubSpotAccount; ok: true } | { kind: HubSpotError['kind']; message: string; ok: false }

/** For the admin: is there a token HubSpot takes, and whose portal is it? Writes nothing. */
export async function checkConnection(
  gateway: Pick<HubSpotGateway, 'readAccount'>,
  options?: CallOptions,
): Promise<ConnectionCheck> {
  try {
    return { account: await gateway.readAccount(options), ok: true }
  } catch (error) {
    if (!(error instanceof HubSpotError)) throw error
    return { kind: error.kind, message: error.message, ok: false }
  }
}

/** No address, so that HubSpot takes it for nobody's. */
const NOBODY = 'scope-check'

/**
 * Whether the token may write contacts. HubSpot looks at scopes before it looks at records, and
 * refuses this one (`INVALID_EMAIL`): any answer but "not allowed" means that the scopes suffice.
 */
export async function probeWrite(call: Caller, paths: Paths, options?: CallOptions): Promise<void> {
  try {
    const properties = { email: NOBODY }
    const input = { id: NOBODY, idProperty: 'email', objectWriteTraceId: NOBODY, properties }
    await call({ body: { inputs: [input] }, method: 'POST', path: paths.upsert }, options)
  } catch (error) {
    if (error instanceof HubSpotError && error.kind === 'validation') return
    throw error
  }
}
