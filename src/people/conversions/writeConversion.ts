import type { PayloadRequest, Where } from 'payload'

import type { BindAnswer } from '../../integrations/sync/people.js'
import type { Conversion, ConversionState } from '../../integrations/ticketing/index.js'
import type { QROptions } from '../../options/sanitizeOptions.js'
import type { ID } from '../../vocabulary/scan.js'

import { describeConversion, majorUnits, mapCarriers } from '../../integrations/ticketing/index.js'

type Input = {
  bind: BindAnswer | null
  contact: ID | null
  doc: null | Record<string, unknown>
  /** The buyer's address was erased: nothing of the person is kept. */
  erased: boolean
  key: string
  state: ConversionState
}

export type Credit = {
  campaign: null | string
  code: null | string
  qrCode: ID | null
  scanId: null | string
  touchModel: 'last-touch' | 'none' | 'scan-id' | 'shop-mark'
}

export const NO_CREDIT: Credit = {
  campaign: null,
  code: null,
  qrCode: null,
  scanId: null,
  touchModel: 'none',
}

/** Writes the order as its state says. `last-touch` is decided later, with the contact's scans. */
export async function writeConversion(
  req: PayloadRequest,
  options: QROptions,
  { bind, contact, doc, erased, key, state }: Input,
): Promise<void> {
  const conversion = describeConversion(state)
  const credit = await creditOf(req, options, conversion, bind)
  const data = {
    amount: majorOf(conversion),
    contact,
    conversions: conversion.conversions,
    currency: conversion.currency,
    customerId: erased ? null : conversion.customerId,
    key,
    orderId: conversion.orderId,
    origin: conversion.origin,
    provider: conversion.provider,
    soldAt: state.firstAt === null ? null : new Date(state.firstAt).toISOString(),
    state: erased ? withoutPerson(state) : state,
    status: conversion.status,
    test: conversion.test,
    tickets: conversion.ticketsSold,
    ticketsAttended: conversion.ticketsAttended,
    ...credit,
  }
  const args = {
    collection: options.slugs.conversions as never,
    data: data as never,
    depth: 0,
    overrideAccess: true,
    req,
  }
  if (doc) await req.payload.update({ ...args, id: doc.id as ID } as never)
  else await req.payload.create(args)
}

const majorOf = ({ amount, currency }: Conversion): number =>
  currency ? Number(majorUnits(amount, currency)) : 0

async function creditOf(
  req: PayloadRequest,
  options: QROptions,
  conversion: Conversion,
  bind: BindAnswer | null,
): Promise<Credit> {
  if (bind?.kind !== 'bound') return creditOfMarks(req, options, conversion)
  const { campaign, code, qrCode, scanId } = bind.touch
  return { campaign, code, qrCode, scanId, touchModel: 'scan-id' }
}

/** Credit by the shop's own marks, or none. */
export async function creditOfMarks(
  req: PayloadRequest,
  options: QROptions,
  conversion: Conversion,
): Promise<Credit> {
  const marked = await codeOfMarks(req, options, conversion)
  return marked ? { ...marked, scanId: null, touchModel: 'shop-mark' } : NO_CREDIT
}

/** The code behind a shop's own marks: as the options say, then as the codes themselves say. */
async function codeOfMarks(req: PayloadRequest, options: QROptions, conversion: Conversion) {
  const { ticketing } = options.crm
  if (ticketing === false) return null
  const { carriers, origin } = conversion
  if (origin === 'rebooking' || origin === 'upgrade') return null
  const mapped = mapCarriers(conversion, ticketing.mapping)
  const wheres: ('' | null | Where)[] = [
    mapped && { code: { equals: mapped.toUpperCase() } },
    carriers.underShop && { 'shopMarks.underShop': { equals: carriers.underShop } },
    carriers.channel && { 'shopMarks.channel': { equals: carriers.channel } },
    ...carriers.coupons.map((coupon): Where => ({ 'shopMarks.coupon': { like: coupon } })),
    carriers.affiliate && { 'shopMarks.affiliate': { equals: carriers.affiliate } },
    // `?aff=<code>` needs no setting
    carriers.affiliate && { code: { equals: carriers.affiliate.toUpperCase() } },
  ]
  for (const where of wheres) {
    if (!where) continue
    const { docs } = await req.payload.find({
      collection: options.slugs.codes as never,
      depth: 1,
      // a short coupon stands inside many longer ones
      limit: 'shopMarks.coupon' in where ? 0 : 10,
      overrideAccess: true,
      pagination: false,
      req,
      select: { campaign: true, code: true, shopMarks: true } as never,
      sort: 'id',
      trash: true,
      where,
    })
    const fits = (docs as unknown as MarkedCode[]).find((one) =>
      marksFit(one, where, carriers.coupons),
    )
    if (fits) {
      const { campaign, code, id } = fits
      return { campaign: campaign?.slug ?? null, code, qrCode: id }
    }
  }
  return null
}

type MarkedCode = {
  campaign?: { slug?: string } | null
  code: string
  id: ID
  shopMarks?: { coupon?: null | string }
}

// `like` finds a coupon in any case, and also inside longer ones
function marksFit(code: MarkedCode, where: object, coupons: string[]): boolean {
  if (!('shopMarks.coupon' in where)) return true
  const own = code.shopMarks?.coupon?.trim().toLowerCase()
  return coupons.some((coupon) => coupon.trim().toLowerCase() === own)
}

/** The order without the person: what stays of a buyer who was erased. */
export function withoutPerson(state: ConversionState): ConversionState {
  // who holds its tickets is known by id alone, and still does
  const { buyer: _buyer, customerId: _customer, ...registers } = state.registers
  return { ...state, registers }
}
