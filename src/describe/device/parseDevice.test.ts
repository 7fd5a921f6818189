import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { DEVICES } from '../../../test/fixtures/devices.js'
import { BOTS, HUMANS, PREVIEWS } from '../../../test/fixtures/userAgents.js'
import { parseDevice } from './parseDevice.js'

const device = (userAgent: null | string, headers: Record<string, string> = {}) =>
  parseDevice(userAgent, new Headers(headers))

const ANDROID =
  'Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Mobile Safari/537.36'
const LINUX =
  'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36'
const WINDOWS = LINUX.replace('X11; Linux x86_64', 'Windows NT 10.0; Win64; x64')

describe('parseDevice', () => {
  it.each(HUMANS)('%s', (userAgent, browser, os, deviceType) => {
    expect(device(userAgent)).toEqual({ browser, deviceType, os })
  })

  it.each([...BOTS, ...PREVIEWS].filter((one) => !one.startsWith('Dalvik/')))(
    'a machine: %s',
    (userAgent) => expect(device(userAgent).deviceType).toBe('bot'),
  )

  it.each(DEVICES)('as others say of %s', (userAgent, deviceType, os) => {
    expect(device(userAgent)).toMatchObject({ deviceType, os })
  })

  it('an iPad that asks for the desktop’s page is a Mac in every word', () => {
    const mac =
      'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.4 Safari/605.1.15'
    expect(device(mac)).toMatchObject({ deviceType: 'desktop', os: 'macOS' })
  })

  it('knows other kinds of devices', () => {
    expect(
      device(
        'Mozilla/5.0 (SMART-TV; Linux; Tizen 6.0) AppleWebKit/537.36 (KHTML, like Gecko) 76.0.3809.146/6.0 TV Safari/537.36',
      ).deviceType,
    ).toBe('tv')
    expect(device(null)).toEqual({ browser: null, deviceType: 'unknown', os: null })
  })

  it('believes client hints where the user agent is frozen or incomplete', () => {
    const brave = { 'sec-ch-ua': '"Chromium";v="140", "Not=A?Brand";v="24", "Brave";v="140"' }
    expect(device(LINUX, brave).browser).toBe('Brave 140')
    expect(device(ANDROID, { 'sec-ch-ua-platform-version': '"15.0.0"' }).os).toBe('Android 15')
    expect(device(WINDOWS, { 'sec-ch-ua-platform-version': '"15.0.0"' }).os).toBe('Windows 11')
    expect(device(WINDOWS, { 'sec-ch-ua-platform-version': '"10.0.0"' }).os).toBe('Windows 10')
    // a phone showing the desktop site
    const desktopSite = { 'sec-ch-ua-mobile': '?1', 'sec-ch-ua-platform': '"Android"' }
    expect(device(LINUX, desktopSite)).toMatchObject({ deviceType: 'mobile', os: 'Android' })
  })

  it('tells phones with the same user agent apart by what else they say, again and again', () => {
    const asked: Record<string, string>[] = [
      {},
      { 'sec-ch-ua-platform-version': '"14.0.0"' },
      { 'sec-ch-ua-platform-version': '"15.0.0"' },
      { 'sec-ch-ua': '"Brave";v="140"', 'sec-ch-ua-platform-version': '"15.0.0"' },
      { 'sec-ch-ua-mobile': '?1' },
      { 'sec-ch-ua-platform': '"Android"' },
      { 'sec-ch-ua-platform-version': `"15.0.0"${' '.repeat(600)}` },
    ]
    const told = () => asked.map((headers) => device(LINUX, headers))
    const android = () => asked.map((headers) => device(ANDROID, headers).os)
    const [first, os] = [told(), android()]
    expect(os).toEqual([
      'Android',
      'Android 14',
      'Android 15',
      'Android 15',
      'Android',
      'Android',
      'Android 15',
    ])
    expect(first[3]).toMatchObject({ browser: 'Brave 140' })
    expect(first[5]).toMatchObject({ os: 'Android' })
    expect([told(), android()]).toEqual([first, os])
  })

  it('survives any user agent and any hints', () => {
    const text = fc.string({
      maxLength: 700,
      unit: fc.constantFrom(...'Mozila/5.0 ();,"=v?Chrome\u00ff'),
    })
    fc.assert(
      fc.property(text, text, text, (userAgent, brands, platform) => {
        const facts = device(userAgent, { 'sec-ch-ua': brands, 'sec-ch-ua-platform': platform })
        expect((facts.browser ?? '').length).toBeLessThanOrEqual(64)
        expect((facts.os ?? '').length).toBeLessThanOrEqual(64)
      }),
    )
  })
})
