import type { BetweenKind } from '../vocabulary/between.js'
import type { Channel } from '../vocabulary/channels.js'
import type { Outcome } from '../vocabulary/outcomes.js'
import type { ScanContext } from '../vocabulary/scanContext.js'

import { hasOwnWays } from '../vocabulary/between.js'
import { CHANNEL_PARAMETER, SAID_CHANNELS } from '../vocabulary/channels.js'
import { OWN_PAGES } from '../vocabulary/ownPages.js'
import { type CodeEntry, NOWHERE, type RawScan } from '../vocabulary/scan.js'
import { hindrance } from './decide/decide.js'
import { handleScan } from './handleScan.js'
import { SAMPLE_DEVICES, type SampleDevice } from './sampleDevices.js'

/** A scan that somebody makes up. */
export type TriedScan = {
  /** Epoch milliseconds. */
  at: number
  channel: Channel
  city: null | string
  country: null | string
  device: SampleDevice
  /** BCP 47. */
  language: null | string
  /** Query of the scanned URL. */
  query: string
  region: null | string
  /** People sent on before. */
  sent: number
  visit: 'first' | 'repeat'
}

export type TriedAnswer = {
  /** What people are asked before; `null`: they are sent on at once. */
  asks: BetweenKind | null
  outcome: Outcome
  /** What decided, see `ruleName`; `null`: no rule. */
  rule: null | string
  /** Where the phone goes; `null` when it shows a page. */
  url: null | string
}

/**
 * What a scan would get, by the very way of a scan: a request that goes through all of its steps, with
 * what is asked of the world outside as somebody says it is, and a page in between answered. Nothing is
 * recorded and no place is taken.
 */
export async function tryScan(
  entry: CodeEntry,
  scan: TriedScan,
  context: Pick<ScanContext, 'beforeRedirect' | 'pages' | 'rules' | 'schemes'>,
): Promise<TriedAnswer> {
  const { between } = entry
  const { city, country, language, region, sent, visit } = scan
  const { rules } = context
  let given: RawScan | undefined
  const headers = new Headers({ 'user-agent': SAMPLE_DEVICES[scan.device] })
  if (language) headers.set('accept-language', language)
  await handleScan(
    new Request(addressFor(entry.code, scan), { headers }),
    {
      beforeRedirect: context.beforeRedirect,
      cdn: null,
      classify: () => ({ class: 'human', reasons: [], rulesVersion: 0, score: 0 }),
      directory: { lookup: () => ({ ...entry, between: undefined }) },
      limits: { claim: async (asked) => roomFor(asked, scan) },
      now: () => scan.at,
      pages: context.pages,
      recorder: { write: (raw) => void (given = raw) },
      rules: rules && {
        ...rules,
        hasScanned: () => visit === 'repeat',
        locate: () => ({ ...NOWHERE, city, country, regionCode: region }),
        mark: () => null,
        sentOn: async () => sent,
      },
      schemes: context.schemes,
      trustedProxies: false,
    },
    { code: entry.code, peer: null },
  )
  const isOwn = hasOwnWays(between?.kind) && !isFull(given!.outcome)
  const isOn = isOwn ? hindrance(entry, scan.at) === null : given!.outcome === 'redirected'
  if (between && isOn) {
    const { destination: url, rule } = given!
    return {
      asks: between.kind,
      outcome: 'asked',
      rule: isOwn ? null : rule,
      url: isOwn ? null : url,
    }
  }
  return { asks: null, outcome: given!.outcome, rule: given!.rule, url: given!.destination }
}

/** Who comes again was here once, at the least. */
function roomFor({ scanLimit, scansPerVisitor }: CodeEntry, { sent, visit }: TriedScan) {
  if (sent >= (scanLimit ?? Infinity)) return false
  return visit === 'repeat' && scansPerVisitor === 1 ? 'had' : true
}

const isFull = (outcome: Outcome): boolean => OWN_PAGES.some((one) => one === outcome)

/** As a channel spells it. */
function addressFor(code: string, { channel, query }: TriedScan): string {
  const path = channel === 'printed' ? 'Q' : 'q'
  const said = SAID_CHANNELS.some((one) => one === channel)
  return `https://try.invalid/${path}/${code}?${said ? `${CHANNEL_PARAMETER}=${channel}&` : ''}${query}`
}
