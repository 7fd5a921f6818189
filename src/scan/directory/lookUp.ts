import { normaliseCode } from '../../vocabulary/normaliseCode.js'
import { LATER, UNKNOWN } from '../answer/answer.js'
import { forgiveCode } from '../request/forgiveCode.js'
import { type Maybe, whenThere } from '../runSteps.js'
import { askedName, type ScanInHand, tellError, tryLater } from '../scanInHand.js'

/**
 * Step 2: what is known of the code. Where there is no such code, without what trails behind it; and where
 * a domain has none, as on the default one: it may have stood for that one when something was printed.
 */
export function lookUp(scan: ScanInHand): Maybe<void> {
  const { code, context, mount } = scan
  return whenThere(
    () => context.directory.lookup(askedName(scan)),
    (entry) => {
      if (entry !== null) {
        scan.entry = entry
        return
      }
      const bare = forgiveCode(mount.code)
      if (bare !== null && bare !== code) {
        scan.code = bare
        return lookUp(scan)
      }
      if (scan.host === null) {
        scan.given = UNKNOWN
        return
      }
      scan.host = null
      scan.code = normaliseCode(mount.code) ?? bare
      return lookUp(scan)
    },
    (error) => answerLater(scan, error),
  )
}

/** Whether there is such a code cannot be found out just now. */
export function answerLater(scan: ScanInHand, error: unknown): void {
  tellError(scan.context, error, 'lookup')
  scan.became = 'failed'
  tryLater(scan, LATER)
}
