import type { FakeOutages, FakeScript } from './types.js'

import { problem, rateLimited } from './problem.js'

/** Draws what happens to one request; `null`: nothing. */
export function drawOutage(outages: FakeOutages, random: () => number): FakeScript | null {
  let draw = random()
  const meets = (share = 0) => {
    const hit = draw >= 0 && draw < share
    draw -= share
    return hit
  }
  if (meets(outages.rateLimited)) return rateLimited('TEN_SECONDLY_ROLLING')
  if (meets(outages.serverError)) {
    const status = [500, 502, 503, 504, 524][Math.floor(random() * 5)] ?? 500
    // Gateways in front answer in HTML, after the write as well as before it.
    const body = '<html><body>upstream error</body></html>'
    return { body, hang: random() < 0.5 ? 'after-write' : undefined, status }
  }
  if (meets(outages.timeout)) return { hang: random() < 0.5 ? 'after-write' : 'before-write' }
  if (meets(outages.locked)) return problem(423, 'LOCKED', 'The record is locked')
  // 477 comes with Retry-After (usage guidelines: account migration).
  if (meets(outages.migrating)) {
    return { ...problem(477, 'MIGRATION_IN_PROGRESS', 'Moving'), headers: { 'Retry-After': '1' } }
  }
  return null
}
