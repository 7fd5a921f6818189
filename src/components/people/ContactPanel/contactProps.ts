import type { ID } from '../../../vocabulary/scan.js'

export type ContactProps = {
  /** Slug of the contacts. */
  contacts: string
  email: string
  hasHubSpot: boolean
  id: ID
}
