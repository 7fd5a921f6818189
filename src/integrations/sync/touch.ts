import type { ID } from '../../vocabulary/scan.js'
import type { Touch } from '../hubspot/types.js'

/** How sure it is that a scan was this person's, the surest last. */
export type Certainty = 'assumed' | 'claimed' | 'verified'

/** A scan as a contact remembers it. `at`: epoch milliseconds. */
export type KnownTouch = {
  at: number
  certainty: Certainty
  qrCode: ID | null
  scanId: null | string
} & Touch
