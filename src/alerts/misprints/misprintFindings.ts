import type { Finding } from '../../vocabulary/alerts.js'
import type { ID } from '../../vocabulary/scan.js'
import type { Looking } from '../findings.js'

import { ALERT_RULES } from '../../vocabulary/alerts.js'
import { nearestCode } from './nearestCode.js'

/** Texts of a day that are looked at. */
const MOST = 200

/** Codes near which people ask for a text that is none: of each the text most asked for. */
export async function misprintFindings({ alerts, now, store }: Looking): Promise<Finding[]> {
  if (!alerts.kinds.includes('misprint')) return []
  const texts = (await store.misses.list(now - ALERT_RULES.day, MOST)).filter(
    ({ scans }) => scans >= ALERT_RULES.people,
  )
  if (texts.length === 0) return []
  const codes = await store.misses.codeTexts()
  const found = new Map<ID, Finding>()
  for (const { code: text, scans: count } of texts) {
    const near = nearestCode(text, codes)
    if (!near || found.has(near.id)) continue
    found.set(near.id, { facts: { count, text }, kind: 'misprint', qrCode: near.id })
  }
  return [...found.values()]
}
