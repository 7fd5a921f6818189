import { describe, expect, it } from 'vitest'

import type { ScannedCode } from './generateScans.js'

import { parseDevice } from '../../../src/describe/device/parseDevice.js'
import { classifyTraffic } from '../../../src/scan/request/classifyTraffic.js'
import { cities } from './cities.js'
import { generateScans } from './generateScans.js'
import { kickOffs } from './rhythms.js'
import { wallClock } from './wallClock.js'

const day = 86_400_000
const now = Date.parse('2026-03-20T10:00:00Z')
const code = (text: string, more: Partial<ScannedCode> = {}): ScannedCode => ({
  code: text,
  destination: `https://example.com/?utm_content=${text}`,
  hangsIn: ['Hamburg'],
  id: text,
  putUpAt: now - 80 * day,
  rhythm: 'match',
  utm: { campaign: 'derby-day', content: text, medium: 'print', source: 'qr', term: null },
  weight: 1,
  ...more,
})
const generate = (codes: ScannedCode[], count = 3000, seed = 1) =>
  generateScans({ codes, count, days: 90, now, seed })
const stadium = generate([code('STADIUM', { weight: 3 }), code('MENU', { rhythm: 'table' })], 8000)
const humans = stadium.filter(({ trafficClass }) => trafficClass === 'human')

describe('generateScans', () => {
  it('makes the number asked for, in order, within the days and never before a code hung', () => {
    expect(stadium).toHaveLength(8000)
    expect(stadium.filter((scan) => scan.code === 'STADIUM')).toHaveLength(6000)
    const times = stadium.map(({ scannedAt }) => scannedAt)
    expect(times).toEqual(times.toSorted((a, b) => a - b))
    expect(times[0]).toBeGreaterThanOrEqual(now - 80 * day)
    expect(times.at(-1)).toBeLessThan(now)
    expect(times.at(-1)).toBeGreaterThan(now - 2 * day)
  })

  it('gives the same scans for the same seed, others for another', () => {
    expect(generate([code('A')], 300)).toEqual(generate([code('A')], 300))
    expect(generate([code('A')], 300, 2)).not.toEqual(generate([code('A')], 300))
  })

  it('has ids that are unique and sort by time', () => {
    const ids = stadium.map(({ scanId }) => scanId)
    expect(new Set(ids).size).toBe(8000)
    expect(ids.every((id) => /^[0-7][0-9A-HJKMNP-TV-Z]{25}$/.test(id))).toBe(true)
    expect(ids.map((id) => id.slice(0, 10))).toEqual(ids.map((id) => id.slice(0, 10)).toSorted())
  })

  it('has about 6 % machines, of every kind', () => {
    const share = 1 - humans.length / stadium.length
    expect(share).toBeGreaterThan(0.045)
    expect(share).toBeLessThan(0.075)
    const kinds = new Set(stadium.map(({ trafficClass }) => trafficClass))
    expect([...kinds].sort()).toEqual(['bot', 'human', 'prefetch', 'preview', 'probe', 'suspect'])
  })

  it('is busiest around matches, at lunch and at dinner', () => {
    const matches = kickOffs('Europe/Berlin', now - 80 * day, now)
    expect(matches.length).toBeGreaterThan(5)
    const near = (at: number) => matches.some((match) => Math.abs(at - match) < 3 * 3_600_000)
    const atMatches = humans.filter((scan) => scan.code === 'STADIUM' && near(scan.scannedAt))
    expect(atMatches.length / humans.length).toBeGreaterThan(0.3)

    const meals = humans.filter((scan) => scan.code === 'MENU')
    const hours = meals.map((scan) => wallClock(scan.timezone as string, scan.scannedAt).hour)
    const within = (from: number, to: number) =>
      hours.filter((hour) => hour >= from && hour < to).length
    expect(within(11, 14)).toBeGreaterThan(2 * within(14, 17))
    expect(within(1, 7)).toBe(0)
  })

  it('stores what the way of a real scan would have made of the user agent', () => {
    const agents = new Map(stadium.map((scan) => [`${scan.trafficClass} ${scan.userAgent}`, scan]))
    for (const scan of agents.values()) {
      const { browser, deviceType, os, userAgent } = scan
      expect({ browser, deviceType, os }).toEqual(parseDevice(userAgent, new Headers()))
      if (scan.trafficClass === 'prefetch' || scan.trafficClass === 'probe') continue
      const headers = new Headers(scan.language ? { 'accept-language': scan.language } : {})
      const { class: trafficClass } = classifyTraffic({
        cdn: null,
        headers,
        method: 'GET',
        userAgent,
      })
      expect(trafficClass).toBe(scan.trafficClass)
    }
  })

  it('places a code mostly where it hangs, with the true position of every city', () => {
    const known = new Map(cities.map((city) => [city.city, city]))
    for (const scan of stadium) {
      const city = known.get(scan.city ?? '')
      if (!city) {
        expect([scan.city, scan.latitude, scan.longitude, scan.postalCode]).toEqual(
          Array(4).fill(null),
        )
        continue
      }
      expect([scan.country, scan.latitude, scan.longitude, scan.timezone]).toEqual([
        city.country,
        city.latitude,
        city.longitude,
        city.timezone,
      ])
    }
    const here = humans.filter(({ city }) => city === 'Hamburg').length
    expect(here / humans.length).toBeGreaterThan(0.6)
    expect(new Set(humans.map(({ country }) => country)).size).toBeGreaterThan(10)
  })

  it('has visitors who come back with the same device', () => {
    const devices = new Map<string, Set<string>>()
    for (const { userAgent, visitor } of humans) {
      devices.set(
        visitor as string,
        (devices.get(visitor as string) ?? new Set()).add(userAgent as string),
      )
    }
    expect(devices.size).toBeLessThan(humans.length * 0.85)
    expect([...devices.values()].every(({ size }) => size === 1)).toBe(true)
  })

  it('sends exactly the limit on, and nobody before the start, after the end or in a pause', () => {
    const scans = generate([
      code('SOLDOUT', { scanLimit: 250 }),
      code('PAUSED', { pausedAt: now - 9 * day }),
      code('EXPIRED', { expiresAt: now - 20 * day }),
      code('SOON', { putUpAt: now - 6 * day, startsAt: now + 9 * day }),
    ])
    const of = (text: string) => scans.filter((scan) => scan.code === text)
    const sent = (text: string) => of(text).filter(({ outcome }) => outcome === 'redirected')
    expect(sent('SOLDOUT')).toHaveLength(250)
    expect(
      of('SOLDOUT')
        .slice(250)
        .every(({ outcome }) => outcome === 'used-up'),
    ).toBe(true)
    expect(
      of('PAUSED')
        .filter(({ outcome }) => outcome === 'paused')
        .map(({ scannedAt }) => scannedAt < now - 9 * day),
    ).not.toContain(true)
    expect(sent('EXPIRED').every(({ scannedAt }) => scannedAt < now - 20 * day)).toBe(true)
    expect(of('SOON').every(({ outcome }) => outcome === 'not-started')).toBe(true)
    expect(
      scans.every(
        ({ destination, outcome }) => (outcome === 'redirected') === (destination !== null),
      ),
    ).toBe(true)
  })
})
