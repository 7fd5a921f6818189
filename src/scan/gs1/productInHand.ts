import type { Identified } from '../../vocabulary/gs1/types.js'
import type { CodeEntry } from '../../vocabulary/scan.js'
import type { LinkRequest } from './linkRequest.js'

/** A product that is asked for, on its way through the steps of a scan. */
export type ProductInHand = {
  asked: Identified
  /** A link beside the default one is asked for, which is everybody's: nobody is asked first. */
  isOpen?: boolean
  /** What is known of it, the most precise first. */
  levels: readonly CodeEntry[]
  request: LinkRequest
  /** What stands before a Digital Link path. */
  root: string
  /** Where the link leads that was asked for; left out: the code's own way. */
  to?: string
}
