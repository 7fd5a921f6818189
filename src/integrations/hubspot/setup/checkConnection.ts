import { HubSpotError } from '../client/HubSpotError.js'
import type { CallOptions, HubSpotAccount, HubSpotGateway } from '../types.js'

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
