import type { BasePayload } from 'payload'

import type { Config, QrCode, QrScan } from './payload-types'

/** Compiled by the build: what the host's generated types say of our collections. */
export const readCode = async (payload: BasePayload): Promise<QrCode | undefined> => {
  const { docs } = await payload.find({ collection: 'qr-codes', limit: 1 })
  return docs[0]
}

export const titleOf = (code: QrCode): string => `${code.title} ${code.code ?? ''}`

export const tenantOf = (code: QrCode): number | string | null =>
  typeof code.tenant === 'object' ? (code.tenant?.id ?? null) : (code.tenant ?? null)

export const countryOf = (scan: QrScan): string | null => scan.country ?? null

export type OurCollections = Pick<Config['collections'], 'qr-campaigns' | 'qr-codes' | 'qr-scans'>
