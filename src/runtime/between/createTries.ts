import type { ID } from '../../vocabulary/scan.js'

import { publicAddress } from '../../describe/geo/publicAddress.js'
import { createWindows } from '../../kit/createWindows.js'
import { addressKey } from '../../scan/request/addressKey.js'

/**
 * Wrong passwords in `seconds`. An address has so many for a code. A code that got more than its part from
 * all of them looks at one only of each address, so that people come in beside a botnet at once; at
 * `most` it looks at none until the window ends.
 */
export const TRIES = { address: 20, code: 100, most: 1_000, seconds: 600 } as const

export type Tries = {
  /** Takes a try, or says for how many seconds there is none. */
  take: (code: ID, address: null | string) => { giveBack: () => void } | { seconds: number }
}

/** Counts in this process. Room is bounded; where there is none for an address, its code still counts. */
export function createTries(room = 100_000, now?: () => number): Tries {
  const codes = createWindows(TRIES.seconds, room, now)
  const addresses = createWindows(TRIES.seconds, room, now)

  return {
    take(code, address) {
      const ofCode = String(code)
      const all = codes.add(ofCode)
      const isHot = all !== null && all.count > TRIES.code
      // Behind a proxy nobody trusts, everybody seems to have the proxy's address.
      const known = publicAddress(address)
      const ofAddress = known === null ? null : `${ofCode}\n${addressKey(known)}`
      const own = ofAddress === null ? null : addresses.add(ofAddress)
      const giveBack = (): void => {
        codes.takeBack(ofCode)
        if (ofAddress !== null) addresses.takeBack(ofAddress)
      }
      const isOver = own !== null && own.count > (isHot ? 1 : TRIES.address)
      const isFull = all === null || all.count > TRIES.most
      if (!isOver && !isFull) return { giveBack }
      giveBack()
      const ms = isOver ? own.msLeft : (all?.msLeft ?? TRIES.seconds * 1000)
      return { seconds: Math.max(1, Math.ceil(ms / 1000)) }
    },
  }
}
