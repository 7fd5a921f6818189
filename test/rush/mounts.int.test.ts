import type { SanitizedConfig } from 'payload'

import { getPayload, handleEndpoints } from 'payload'
import { createScanRoute } from 'payload-plugin-qr/next'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import type { Rush } from './startRush.js'

import { runtimeOf } from '../../src/runtime/runtimeOf.js'
import { IPHONE } from '../phone.js'
import { until } from '../until.js'
import { rushConfig } from './rushConfig.js'
import { startRush } from './startRush.js'
import { doubled, storedScans } from './storedScans.js'

let rush: Rush
let config: SanitizedConfig
let cookie: string
beforeAll(async () => {
  rush = await startRush()
  await rush.createCodes(['MOUNT'])
  const options = { recording: { spillDirectory: rush.spill('mounts') } }
  config = await rushConfig({ options, uri: rush.uri })
  const payload = await getPayload({ config })
  const data = { email: 'editor@example.com', password: 'secret' }
  await payload.create({ collection: 'users', data })
  const { token } = await payload.login({ collection: 'users', data })
  cookie = `payload-token=${token}`
  await until(async () => (runtimeOf(payload).directory.state().loaded ? true : null))
})
afterAll(async () => {
  await (await getPayload({ config })).destroy()
  await rush?.stop()
})

let asked = 0
const request = (more: Record<string, string> = {}) => {
  const n = (asked += 1)
  const headers = { ...IPHONE, ...more }
  return new Request(`https://qr.example/api/q/MOUNT?n=${n}`, { headers })
}
const params = Promise.resolve({ code: 'MOUNT' })
const mounts: Record<string, () => Promise<Response>> = {
  'the endpoint': () => handleEndpoints({ config, request: request() }),
  'the route file': () => createScanRoute({ config }).GET(request(), { params }),
  // Payload looks nobody up for it.
  'the route file, for an editor who is signed in': () =>
    createScanRoute({ config }).GET(request({ cookie }), { params }),
}

describe.each([
  ['hangs', () => rush.freeze(), () => rush.thaw()],
  ['is gone', () => rush.shutDown(), () => rush.startUp()],
] as const)('while the database %s', (_, goAway, comeBack) => {
  it.each(Object.keys(mounts))('a known code redirects over %s', async (name) => {
    await goAway()
    try {
      for (let scan = 0; scan < 20; scan += 1) {
        const response = await mounts[name]!()
        expect(response.status).toBe(302)
        expect(response.headers.get('location')).toContain('https://tickets.example/MOUNT')
      }
    } finally {
      await comeBack()
    }
    const stored = await until(async () => {
      const now = await storedScans(rush.uri).catch(() => new Map<number, number>())
      return now.size === asked ? now : null
    }, 30_000)
    expect(doubled(stored)).toEqual([])
  })
})
