import type { ScanHeaders } from '../../vocabulary/scan.js'
import type { System, UserAgentFacts } from '../request/userAgentFacts.js'

// Client hints come from the browser itself; a script that only changes its user agent forgets them.
// https://wicg.github.io/ua-client-hints/

const HINTED: Record<string, System> = {
  '"Android"': 'Android',
  '"Chrome OS"': 'Chrome OS',
  '"Chromium OS"': 'Chrome OS',
  '"Linux"': 'Linux',
  '"Windows"': 'Windows',
  '"iOS"': 'iOS',
  '"macOS"': 'macOS',
}

type Asked = { agent: UserAgentFacts; headers: ScanHeaders }

const platformOf = (headers: ScanHeaders): null | System =>
  HINTED[headers.get('sec-ch-ua-platform') ?? ''] ?? null

/**
 * A phone that shows the desktop's page says Linux, Mac or Windows in its user agent and still hints
 * Android; Chrome OS runs Android's apps and Linux's browsers.
 */
const agree = (hinted: System, said: System): boolean =>
  hinted === said || hinted === 'Android' || hinted === 'Chrome OS' || said === 'Chrome OS'

/** The browser names its headless self. */
export const headlessHint = ({ headers }: Asked): boolean =>
  headers.get('sec-ch-ua')?.includes('HeadlessChrome') ?? false

/** Another system than the user agent's. */
export function otherPlatform({ agent, headers }: Asked): boolean {
  const hinted = platformOf(headers)
  return hinted !== null && agent.system !== null && !agree(hinted, agent.system)
}

/**
 * Firefox or Safari with the brands of Chromium, which alone sends them. Left alone: what developers
 * see of an iPhone in Chromium's tools, which hint iOS.
 */
export const otherBrand = ({ agent, headers }: Asked): boolean =>
  agent.otherEngine &&
  (headers.get('sec-ch-ua')?.includes('Chrom') ?? false) &&
  platformOf(headers) !== 'iOS'

/**
 * A phone by its user agent that hints it is none, or a desktop that hints a phone. Left alone:
 * WebViews, whose app may set the user agent, and Android showing the desktop's page.
 */
export function otherForm({ agent, headers }: Asked): boolean {
  const mobile = headers.get('sec-ch-ua-mobile')
  if (mobile === '?0') {
    return agent.system === 'Android' && agent.mobile && !agent.webView && !agent.inApp
  }
  const desktop = agent.system === 'Windows' || agent.system === 'macOS'
  return mobile === '?1' && desktop && !agent.mobile && platformOf(headers) !== 'Android'
}

/** Another version of Chromium than the user agent's. */
export function otherVersion({ agent, headers }: Asked): boolean {
  const hinted = /"Chromium";\s*v="(\d{1,4})/.exec(
    headers.get('sec-ch-ua')?.slice(0, 512) ?? '',
  )?.[1]
  return (
    hinted !== undefined &&
    agent.chromium !== null &&
    Number(hinted) !== agent.chromium &&
    !agent.webView &&
    !agent.inApp
  )
}
