import type { TicketingEvent } from './vocabulary.js'

/** Which code stands behind a shop's own marks, as the host has set it up. Values are codes. */
export type CarrierMapping = {
  affiliates?: Readonly<Record<string, string>>
  channels?: Readonly<Record<string, string>>
  /** Compared without regard to case: people type coupons. */
  coupons?: Readonly<Record<string, string>>
  underShops?: Readonly<Record<string, string>>
}

/**
 * The code that an order without a click id came from: by under-shop, channel, coupon, affiliate,
 * the first that is mapped. `null` when none is. A change of an earlier order maps to nothing.
 */
export const mapCarriers = (
  event: Pick<TicketingEvent, 'carriers' | 'origin'>,
  mapping: CarrierMapping,
): null | string => {
  if (event.origin === 'rebooking' || event.origin === 'upgrade') return null
  const { affiliate, channel, coupons, underShop } = event.carriers
  return (
    lookUp(mapping.underShops, underShop) ??
    lookUp(mapping.channels, channel) ??
    coupons.map((coupon) => lookUpAnyCase(mapping.coupons, coupon)).find(Boolean) ??
    lookUp(mapping.affiliates, affiliate)
  )
}

type Codes = Readonly<Record<string, string>> | undefined

const lookUp = (codes: Codes, key: null | string): null | string =>
  codes && key !== null && Object.hasOwn(codes, key) ? (codes[key] ?? null) : null

const lookUpAnyCase = (codes: Codes, key: string): null | string => {
  const wanted = key.trim().toLowerCase()
  const found = Object.entries(codes ?? {}).find(([name]) => name.trim().toLowerCase() === wanted)
  return found?.[1] ?? null
}
