import { askStandIn } from './askStandIn.js'

export type HubSpotContact = {
  createdAt: string
  id: string
  properties: Record<string, string>
  updatedAt: string
}

export type HubSpotChange = {
  at: string
  changed: { from: string; name: string; to: string }[]
  email: string
  isNew: boolean
}

export type HubSpotHeld = {
  /** Latest first. */
  changes: HubSpotChange[]
  contacts: HubSpotContact[]
  properties: { groupName: string; label: string; name: string; type: string }[]
}

/** Everything the stand-in for HubSpot holds; `null` where the demo runs without it. */
export const readHubSpot = (): Promise<HubSpotHeld | null> =>
  askStandIn<HubSpotHeld>(process.env.HUBSPOT_BASE_URL, '/__state')
