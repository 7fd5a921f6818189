import { describe, expect, it } from 'vitest'

import { classifyTraffic } from '../../scan/request/classifyTraffic.js'
import { createNetworkKinds } from './createNetworkKinds.js'
import { withNetwork } from './withNetwork.js'

const ANDROID =
  'Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Mobile Safari/537.36'
const kindOf = createNetworkKinds()
const HETZNER = kindOf(24940, null)
const PRIVATE_RELAY = kindOf(36183, null)
const VPN = kindOf(212238, null)

const judged = (network: typeof HETZNER, headers: Record<string, string>, userAgent = ANDROID) => {
  const first = classifyTraffic({
    cdn: null,
    headers: new Headers(headers),
    https: true,
    method: 'GET',
    userAgent,
  })
  return withNetwork(first, userAgent, network)
}
const BROWSER = { 'accept-language': 'de', 'sec-fetch-dest': 'document' }

describe('the network of a scan', () => {
  it('a complete browser in a data centre is suspect, and with a sign missing a bot', () => {
    expect(judged(HETZNER, BROWSER)).toMatchObject({ class: 'suspect', reasons: ['hosting'] })
    expect(judged(HETZNER, { 'sec-fetch-dest': 'document' }).class).toBe('bot')
    expect(judged(HETZNER, { 'accept-language': 'de' }).class).toBe('bot')
    expect(judged(HETZNER, { ...BROWSER, accept: 'image/png' }).class).toBe('bot')
  })

  it('an app of a phone there is suspect, too', () => {
    const app = `${ANDROID} Instagram 340.0.0.14.109`
    expect(judged(HETZNER, BROWSER, app)).toMatchObject({
      class: 'suspect',
      reasons: ['in-app', 'hosting'],
    })
  })

  it('relays and carriers say nothing', () => {
    expect(judged(PRIVATE_RELAY, BROWSER).class).toBe('human')
    expect(judged(kindOf(3320, 'Deutsche Telekom AG'), BROWSER).class).toBe('human')
  })

  it('people behind a VPN stay people; with a sign missing they are suspect', () => {
    expect(judged(VPN, BROWSER)).toMatchObject({ class: 'human', reasons: ['vpn'], score: 20 })
    expect(judged(VPN, { 'sec-fetch-dest': 'document' }).class).toBe('suspect')
  })

  it('browsers that come by way of their maker’s servers are left alone', () => {
    const mini =
      'Opera/9.80 (Android; Opera Mini/12.0.1987/37.7327; U; pl) Presto/2.12.423 Version/12.16'
    expect(judged(HETZNER, BROWSER, mini).class).toBe('human')
  })

  it('what was sure before stays so', () => {
    expect(judged(HETZNER, { 'sec-purpose': 'prefetch' }).class).toBe('prefetch')
    expect(judged(HETZNER, BROWSER, 'WhatsApp/2.24.9.78 A').class).toBe('preview')
  })
})
