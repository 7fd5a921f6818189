import type { Payload, SanitizedConfig } from 'payload'

export type Host = {
  config: Promise<SanitizedConfig> | SanitizedConfig
  /** Payload's own: which of several instances in one process is meant. */
  key?: string
}

/**
 * Opens the host's Payload for a route, once; in development each time, because it takes an edited config in
 * then. Late, because next.config imports this module's neighbours and needs no Payload.
 */
export function payloadOf({ config, key }: Host): () => Payload | Promise<Payload> {
  let opened: null | Payload = null
  async function open(): Promise<Payload> {
    const { getPayload } = await import('payload')
    const payload = await getPayload({ config, ...(key !== undefined && { key }) })
    if (process.env.NODE_ENV === 'production') opened = payload
    return payload
  }
  return () => opened ?? open()
}
