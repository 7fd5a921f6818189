import type { CodeEntry, ScanHeaders } from '../../vocabulary/scan.js'
import type { GivenAnswer, RestartKey } from './createRestartFilter.js'

import { RESTART_HINT } from './createRestartFilter.js'

/** A scan that may be repeated. */
export type FirstScan = {
  answer: GivenAnswer
  /** As it was then; edits replace it. */
  entry: CodeEntry
  /** So far. */
  repeats: number
  scanId: string
}

type Asked = { headers: ScanHeaders } & RestartKey

export type Reloads = {
  /** The scan that this request repeats; `null`: it is a scan of its own. */
  firstOf: (asked: Asked, now: number) => FirstScan | null
  remember: (asked: Asked, made: Omit<FirstScan, 'repeats'>, now: number) => void
}

type Noted = {
  at: number
  isReload: boolean
  languages: null | string
  restartHint: boolean
} & FirstScan &
  RestartKey

/**
 * Recognises repeats: the same code, opened again within moments by the same browser, which says that
 * it reloads. Equal requests are none, however soon they come: a second phone of the same model,
 * behind the same address, looks the same to the letter. So is told apart whoever
 *
 * - asks for other languages, or in another order,
 * - does not send the hint that the first one sent: a browser that has learnt to send it goes on,
 * - says what the first one said as well: some apps always do.
 *
 * Per process, among the last `max` scans: every scan is noted, which must cost next to nothing, and few
 * are looked for.
 */
export function createReloads(seconds: number, max = 4_096): Reloads {
  const noted: Noted[] = []
  let next = 0

  return {
    firstOf: (asked, now) => {
      const { address, code, headers, userAgent } = asked
      if (!isReload(headers)) return null
      const languages = headers.get('accept-language')
      const restartHint = headers.has(RESTART_HINT)
      // From the newest back, until they are too old.
      for (let back = 1; back <= noted.length; back++) {
        const one = noted[(next - back + max) % max]!
        if (now - one.at > seconds * 1000) return null
        const isSame =
          one.code === code &&
          one.address === address &&
          one.userAgent === userAgent &&
          one.languages === languages
        if (isSame && !one.isReload && (restartHint || !one.restartHint)) return one
      }
      return null
    },
    remember: ({ address, code, headers, userAgent }, { answer, entry, scanId }, now) => {
      noted[next] = {
        address,
        answer,
        at: now,
        code,
        entry,
        isReload: isReload(headers),
        languages: headers.get('accept-language'),
        repeats: 0,
        restartHint: headers.has(RESTART_HINT),
        scanId,
        userAgent,
      }
      next = (next + 1) % max
    },
  }
}

/** What browsers say when somebody reloads, and not when somebody opens a link or a camera does. */
function isReload(headers: ScanHeaders): boolean {
  const control = headers.get('cache-control')
  if (control !== null) return /\b(?:max-age=0|no-cache)\b/i.test(control)
  return headers.get('pragma')?.toLowerCase() === 'no-cache'
}
