import type { Facts, ScanInHand } from '../scanInHand.js'

import { nameKey } from '../../vocabulary/domains.js'
import { opensPage } from '../../vocabulary/takesPlace.js'
import { RULEBOOK } from '../traffic/rulebook.js'
import { channelOf } from './channelOf.js'
import { RESTART_HINT } from './createRestartFilter.js'
import { queryOf } from './queryOf.js'
import { takeOwnParameters } from './takeOwnParameters.js'
import { trafficOf } from './trafficOf.js'
import { userAgentFacts } from './userAgentFacts.js'

/** Step 3: what the answer depends on. The second half of a restart gets the answer of the first. */
export function readFacts(scan: ScanInHand): void {
  const { context, entry, product, request, tools } = scan
  if (request.method === 'POST' && entry!.between === undefined) {
    scan.became = 'refused'
    scan.given = { kind: 'method' }
    return
  }
  const { tests } = context
  const { query, token, via } = takeOwnParameters(queryOf(request.url))
  const facts: Facts = {
    address: scan.address,
    channel: channelOf(
      request,
      product ? null : scan.code!,
      via,
      scan.domain?.printedPath ?? context.printedPath,
    ),
    code: nameKey(entry!.code, entry!.domain),
    headers: request.headers,
    now: context.now(),
    query: query || null,
    testToken: token,
    traffic: trafficOf(scan),
    userAgent: request.headers.get('user-agent'),
  }
  scan.facts = facts
  if (token !== null && tests?.verify(token, facts.code, facts.now)) {
    scan.became = 'test'
    facts.traffic = RULEBOOK.judge([...facts.traffic.reasons, 'test-link'])
    scan.tests = tests
    return
  }
  // An answer to a page in between is neither reload nor restart.
  if (request.form) return
  // Nor is who asks for one link of a product, then for another.
  if (product?.request.linkType) return
  if (opensPage(facts.traffic.class, facts.traffic.reasons)) {
    const first = tools.reloads?.firstOf(facts, facts.now) ?? null
    if (first !== null) {
      scan.repeatOf = first
      // A page is decided anew: what it said may be over. A redirect may have taken a place.
      if (first.answer.kind === 'redirect' && first.entry === entry) scan.given = first.answer
      return
    }
  }
  if (!canRestart(facts)) return
  if (!request.headers.has(RESTART_HINT)) {
    scan.mayRestart = true
    return
  }
  const first = tools.restarts.take(facts, facts.now)
  if (first === null) return
  scan.became = 'repeat'
  scan.given = first
}

/** Only Chromium restarts, and only what a person opens. */
const canRestart = ({ traffic, userAgent }: Facts): boolean =>
  userAgentFacts(userAgent).chromium !== null && opensPage(traffic.class, traffic.reasons)
