import type { BasePayload, SanitizedConfig } from 'payload'

let opened = 0

/**
 * The host's Payload for the sake of its database: the host's `onInit` is not run (it seeds, starts
 * crons, …), the schema is left alone, which outside production would be pushed at start, and no
 * development server is looked for.
 */
export async function openPayload(
  config: Promise<SanitizedConfig> | SanitizedConfig,
): Promise<BasePayload> {
  const { getPayload } = await import('payload')
  // One of its own: it is destroyed at the end, and Payload keeps what it made under its key.
  const key = `payload-plugin-qr redirector ${++opened}`
  return withEnvironment({ DISABLE_PAYLOAD_HMR: 'true', PAYLOAD_MIGRATING: 'true' }, () =>
    getPayload({ config, disableOnInit: true, key }),
  )
}

async function withEnvironment<T>(
  values: Record<string, string>,
  work: () => Promise<T>,
): Promise<T> {
  const before = Object.keys(values).map((name) => [name, process.env[name]] as const)
  Object.assign(process.env, values)
  try {
    return await work()
  } finally {
    for (const [name, value] of before) {
      if (value === undefined) delete process.env[name]
      else process.env[name] = value
    }
  }
}
