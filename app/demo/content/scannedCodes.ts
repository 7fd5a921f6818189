import type { UTM } from 'payload-plugin-qr/types'

import type { ScannedCode } from '../scans/generateScans.js'
import type { DemoCode } from './codes.js'

import { pageURL } from '../../pageURL.js'
import { campaigns } from './codes.js'

const day = 86_400_000

/** Start, end and pause of a code as instants, in epoch milliseconds. */
export const scheduleOf = (code: DemoCode, now: number) => ({
  expiresAt: code.expiresIn === undefined ? undefined : now + code.expiresIn * day,
  pausedAt: code.pausedSince === undefined ? undefined : now - code.pausedSince * day,
  startsAt: code.startsIn === undefined ? undefined : now + code.startsIn * day,
})

/** The address a code of the demo leads to, without UTM parameters. */
export const destinationOf = ({ leadsTo }: DemoCode, siteURL: string): string =>
  leadsTo.startsWith('https://')
    ? leadsTo
    : new URL(pageURL({ slug: leadsTo }) ?? '/', siteURL).href

const utmOf = (code: DemoCode): UTM => {
  const shared: DemoCode['utm'] = code.campaign ? campaigns[code.campaign].utm : {}
  return {
    campaign: code.campaign,
    content: code.code,
    medium: code.utm?.medium ?? shared?.medium ?? 'print',
    source: code.utm?.source ?? shared?.source ?? 'qr',
    term: code.utm?.term ?? null,
  }
}

/** A code as its scans need it. */
export const scannedCode = (
  code: DemoCode,
  { id, now, siteURL }: { id: ScannedCode['id']; now: number; siteURL: string },
): ScannedCode => {
  const utm = utmOf(code)
  const destination = new URL(destinationOf(code, siteURL))
  for (const name of ['source', 'medium', 'campaign', 'term', 'content'] as const) {
    if (utm[name]) destination.searchParams.append(`utm_${name}`, utm[name])
  }
  return {
    ...scheduleOf(code, now),
    code: code.code,
    destination: destination.href,
    hangsIn: code.hangsIn,
    id,
    putUpAt: now - code.putUp * day,
    rhythm: code.rhythm,
    scanLimit: code.scanLimit,
    utm,
    weight: code.weight,
  }
}
