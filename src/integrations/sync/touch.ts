import type { ID } from '../../vocabulary/scan.js'

/** One touch as it is shown on the contact. `null`: not known. UTM values are sent in lower case. */
export type Touch = {
  campaign: null | string
  code: null | string
  utmCampaign: null | string
  utmContent: null | string
  utmMedium: null | string
  utmSource: null | string
  utmTerm: null | string
}

/** How sure it is that a scan was this person's, the surest last. */
export type Certainty = 'assumed' | 'claimed' | 'verified'

/** A scan as a contact remembers it. `at`: epoch milliseconds. */
export type KnownTouch = {
  at: number
  certainty: Certainty
  qrCode: ID | null
  scanId: null | string
} & Touch
