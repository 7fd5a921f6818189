import type { TrafficRule } from './trafficRule.js'

import { PART_OF_PAGE } from '../../vocabulary/takesPlace.js'
import {
  headlessHint,
  otherBrand,
  otherForm,
  otherPlatform,
  otherVersion,
} from './contradictions.js'
import { isPage, saysEarly } from './requestSigns.js'

/** Raised with every change of the rules, so that stored scans can be told apart and redone. */
export const TRAFFIC_RULES_VERSION = 3

const early = (header: string): TrafficRule => ({
  evidence: 'request',
  holds: ({ headers }) => saysEarly(headers.get(header)),
  looksAt: `\`${header}\`: prefetch, prerender or preview`,
  rule: header,
  source: 'https://developer.mozilla.org/docs/Web/HTTP/Reference/Headers/Sec-Purpose',
  verdict: 'prefetch',
  why: 'a browser fetches ahead; nobody asked to go there yet',
})

const HINTS = 'https://wicg.github.io/ua-client-hints/'

// Chromium sends Sec-Fetch-* since 76 and sec-ch-ua since 89, both on secure origins only.
const FETCH_METADATA_SINCE = 89

/**
 * How scans are told apart by who made them. Verdicts decide in this order; without one, weights add
 * up. `docs/analytics.md` shows this table.
 */
export const TRAFFIC_RULES: readonly TrafficRule[] = [
  {
    evidence: 'mark',
    looksAt: '"this was me" on a scan',
    rule: 'marked-internal',
    source: 'who may change scans',
    verdict: 'internal',
    why: 'the one who scanned says so',
  },
  {
    evidence: 'mark',
    looksAt: '"this was a machine" on a scan',
    rule: 'marked-machine',
    source: 'who may change scans',
    verdict: 'bot',
    why: 'somebody who knows says so',
  },
  {
    evidence: 'mark',
    looksAt: '"this was a person" on a scan',
    rule: 'marked-person',
    source: 'who may change scans',
    verdict: 'human',
    why: 'somebody who knows says so',
  },
  {
    evidence: 'mark',
    looksAt: 'a session of the admin',
    rule: 'staff',
    source: 'the request',
    verdict: 'internal',
    why: 'who works on the codes is not who they are for',
  },
  {
    evidence: 'mark',
    looksAt: 'an address of `traffic.internal`',
    rule: 'internal-network',
    source: 'the options',
    verdict: 'internal',
    why: 'a network of the host’s own',
  },
  {
    evidence: 'mark',
    looksAt: 'the test link of the admin',
    rule: 'test-link',
    source: 'the request',
    verdict: 'internal',
    why: 'a code was tried out',
  },
  {
    evidence: 'mark',
    looksAt: '"forget test scans before" on a code',
    rule: 'before-use',
    source: 'who may change codes',
    verdict: 'internal',
    why: 'nobody but its makers had the code then',
  },
  {
    evidence: 'request',
    holds: ({ method }) => method === 'HEAD',
    looksAt: 'the method `HEAD`',
    rule: 'head',
    source: 'https://www.rfc-editor.org/rfc/rfc9110#name-head',
    verdict: 'probe',
    why: 'asks what is there without opening it',
  },
  {
    evidence: 'request',
    holds: ({ method }) => method !== 'GET',
    looksAt: 'any other method than `GET`',
    rule: 'method',
    source: 'https://www.rfc-editor.org/rfc/rfc9110#name-methods',
    verdict: 'probe',
    why: 'opening a code is a `GET`',
  },
  early('sec-purpose'),
  early('purpose'),
  early('x-purpose'),
  early('x-moz'),
  {
    evidence: 'request',
    holds: ({ headers }) => headers.has('next-router-prefetch'),
    looksAt: '`next-router-prefetch`',
    rule: 'next-router-prefetch',
    source: 'https://nextjs.org/docs/app/guides/prefetching',
    verdict: 'prefetch',
    why: 'a page of the site fetches its links ahead',
  },
  {
    evidence: 'request',
    holds: ({ headers }) => {
      const destination = headers.get('sec-fetch-dest')
      return destination !== null && !isPage(destination, headers)
    },
    looksAt: '`sec-fetch-dest` that is no document',
    rule: PART_OF_PAGE,
    source: 'https://www.w3.org/TR/fetch-metadata/#sec-fetch-dest-header',
    verdict: 'probe',
    why: 'a picture, script or frame of another page; what a service worker passes on is a document still',
  },
  {
    evidence: 'userAgent',
    holds: ({ preview }) => preview,
    looksAt: 'user agents of messengers and networks that show cards of links',
    rule: 'preview',
    source: 'https://github.com/monperrus/crawler-user-agents',
    verdict: 'preview',
    why: 'fetches a page to show a card of it in a chat or post',
  },
  {
    evidence: 'userAgent',
    holds: ({ bot }) => bot,
    looksAt: 'user agents of declared machines',
    rule: 'isbot',
    source: 'https://github.com/omrilotan/isbot',
    verdict: 'bot',
    why: 'says that it is a program',
  },
  {
    evidence: 'request',
    holds: headlessHint,
    looksAt: '`HeadlessChrome` in `sec-ch-ua`',
    rule: 'hints-headless',
    source: HINTS,
    verdict: 'bot',
    why: 'a browser without a window, whatever its user agent says',
  },
  {
    evidence: 'request',
    holds: otherPlatform,
    looksAt: '`sec-ch-ua-platform` against the system of the user agent',
    rule: 'hints-platform',
    source: HINTS,
    verdict: 'bot',
    why: 'a script changes its user agent and forgets the hints; Android showing the desktop’s page and Chrome OS are left alone',
  },
  {
    evidence: 'request',
    holds: otherBrand,
    looksAt: 'brands of Chromium in `sec-ch-ua`, Firefox or Safari in the user agent',
    rule: 'hints-brand',
    source: HINTS,
    verdict: 'bot',
    why: 'only Chromium sends them; the iPhone of its developer tools is left alone',
  },
  {
    evidence: 'request',
    holds: otherForm,
    looksAt: '`sec-ch-ua-mobile` against `Mobile` in the user agent',
    rule: 'hints-mobile',
    source: HINTS,
    verdict: 'bot',
    why: 'both come from the same setting; tablets, WebViews and the desktop’s page on a phone are left alone',
  },
  {
    evidence: 'request',
    holds: ({ cdn, headers }) => cdn === 'cloudflare' && headers.get('cf-verified-bot') === 'true',
    looksAt: '`cf-verified-bot`, behind Cloudflare only',
    rule: 'cf-verified-bot',
    source: 'https://developers.cloudflare.com/bots/concepts/bot/verified-bots/',
    verdict: 'bot',
    why: 'the CDN knows it',
  },
  {
    evidence: 'userAgent',
    holds: ({ empty }) => empty,
    looksAt: 'no user agent',
    rule: 'ua-empty',
    source: 'https://www.rfc-editor.org/rfc/rfc9110#name-user-agent',
    weight: 60,
    why: 'every browser names itself',
  },
  {
    evidence: 'userAgent',
    holds: ({ browserLike, empty }) => !empty && !browserLike,
    looksAt: 'a user agent that does not begin like a browser',
    rule: 'ua-no-browser',
    source: 'https://www.rfc-editor.org/rfc/rfc9110#name-user-agent',
    weight: 40,
    why: 'browsers begin with `Mozilla/` or `Opera/`',
  },
  {
    evidence: 'request',
    holds: ({ headers }) => !headers.has('accept-language'),
    looksAt: 'no `accept-language`',
    rule: 'no-accept-language',
    source: 'https://developer.mozilla.org/docs/Web/HTTP/Reference/Headers/Accept-Language',
    weight: 25,
    why: 'browsers send their languages; some apps leave them out',
  },
  {
    evidence: 'request',
    holds: ({ headers }) => {
      const accept = headers.get('accept')
      return accept !== null && !accept.includes('text/html') && !accept.includes('*/*')
    },
    looksAt: '`accept` without HTML',
    rule: 'accept-no-html',
    source:
      'https://developer.mozilla.org/docs/Web/HTTP/Guides/Content_negotiation/List_of_default_Accept_values',
    weight: 15,
    why: 'who opens a page takes HTML',
  },
  {
    evidence: 'request',
    holds: ({ agent, headers, https }) =>
      https &&
      !agent.webView &&
      (agent.chromium ?? 0) >= FETCH_METADATA_SINCE &&
      !headers.has('sec-fetch-dest') &&
      !headers.has('sec-ch-ua'),
    looksAt: 'a Chromium user agent over TLS without `sec-fetch-*` and `sec-ch-ua`',
    rule: 'no-fetch-metadata',
    source: 'https://www.w3.org/TR/fetch-metadata/',
    weight: 20,
    why: 'Chromium sends them since version 89, WebViews apart',
  },
  {
    evidence: 'request',
    holds: otherVersion,
    looksAt: "Chromium's version in `sec-ch-ua` against the user agent's",
    rule: 'hints-version',
    source: HINTS,
    weight: 40,
    why: 'a browser knows its own version; WebViews whose app sets the user agent are left alone',
  },
  {
    evidence: 'userAgent',
    holds: ({ inApp }) => inApp,
    looksAt: "user agents of apps' own browsers",
    rule: 'in-app',
    source: 'test/fixtures/inAppUserAgents.ts',
    weight: -30,
    why: 'a person opened it in an app, often with few headers',
  },
  {
    atLeast: 'suspect',
    evidence: 'network',
    holds: ({ agent, network }) => network === 'hosting' && !agent.proxied,
    looksAt: 'a hosting network by its number (ASN), no relay and no VPN',
    rule: 'hosting',
    source: 'src/describe/traffic/networks.ts',
    weight: 55,
    why: 'phones are not in data centres; browsers that come by way of their maker’s servers are left alone',
  },
  {
    evidence: 'network',
    holds: ({ network }) => network === 'vpn',
    looksAt: 'a hosting network that VPNs of people use, by its number (ASN)',
    rule: 'vpn',
    source: 'src/describe/traffic/networks.ts',
    weight: 20,
    why: 'people and machines share it, so it counts only beside another sign',
  },
  {
    atLeast: 'suspect',
    evidence: 'behaviour',
    looksAt: 'more requests from one address than `abuse.burst` allows',
    rule: 'burst',
    source: 'docs/operations.md',
    why: 'more than people make, unless thousands share the address',
  },
  {
    evidence: 'behaviour',
    looksAt: 'gaps between scans of one visitor as even as a timer with up to half of it at random',
    rule: 'regular-intervals',
    source: 'src/describe/traffic/behaviour/behaviourRules.ts',
    weight: 70,
    why: 'people come by chance, whatever their number',
  },
  {
    evidence: 'behaviour',
    looksAt: '15 codes from one visitor within five minutes, unless many share the address',
    rule: 'many-codes',
    source: 'src/describe/traffic/behaviour/behaviourRules.ts',
    weight: 50,
    why: 'codes hang apart, and people walk between them',
  },
  {
    evidence: 'behaviour',
    looksAt: '8 user agents from one address that write `accept-language` alike',
    rule: 'many-agents',
    source: 'src/describe/traffic/behaviour/behaviourRules.ts',
    weight: 60,
    why: 'each browser writes it in a way of its own',
  },
  {
    evidence: 'behaviour',
    looksAt: 'one user agent at 6 addresses of one hosting network',
    rule: 'hosting-crowd',
    source: 'src/describe/traffic/behaviour/behaviourRules.ts',
    weight: 70,
    why: 'one program, spread over many machines',
  },
  {
    atLeast: 'suspect',
    evidence: 'behaviour',
    looksAt: '60 scans of one visitor within 15 minutes, unless many share the address',
    rule: 'steady-rate',
    source: 'src/describe/traffic/behaviour/behaviourRules.ts',
    why: 'below the limit of bursts, for longer than anybody scans',
  },
]
