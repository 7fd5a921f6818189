import type { PayloadRequest } from 'payload'

import type { QROptions } from '../../options/sanitizeOptions.js'
import type { ID } from '../../vocabulary/scan.js'
import type { Person, PersonScans, Turns } from '../../vocabulary/store.js'

import { readConversions } from '../../people/conversions/readConversions.js'
import { eraseContact } from '../../people/erasure/eraseContact.js'
import { forgetRejected } from '../../recorder/spill/forgetRejected.js'
import { inRequestTransaction } from '../../store/inRequestTransaction.js'
import { runtimeOf } from '../runtimeOf.js'
import { spillDirectoryOf } from '../writerOf.js'

/** Everything kept of a person, in the words of the collections: an answer to an access request. */
export type PersonReport = {
  /** When a ticket or badge of the contact was let in. */
  checkIns: { checkedInAt: string; code: string; title: string }[]
  contact: null | Record<string, unknown>
  orders: { [field: string]: unknown }[]
  /** How often the visitors were sent on by codes that count that. */
  turns: Turns[]
} & PersonScans

/** What is kept of somebody. Asks no access rule: that is the caller's. */
export async function findPerson(
  req: PayloadRequest,
  options: QROptions,
  person: Person,
): Promise<PersonReport> {
  const { flush, store } = runtimeOf(req.payload)
  // what waits in this process is of somebody, too
  await flush()
  const scans = await store.erasure.findScans(person)
  const found = { ...scans, turns: await store.erasure.findTurns(scans.visitors) }
  if (person.contact === undefined) return { ...found, checkIns: [], contact: null, orders: [] }
  const contact = (await req.payload.findByID({
    id: person.contact,
    collection: options.slugs.contacts as never,
    depth: 0,
    disableErrors: true,
    overrideAccess: true,
    req,
    showHiddenFields: true,
  })) as null | Record<string, unknown>
  const orders = contact ? await readConversions(req, options, person.contact) : []
  const checkIns = await checkInsOf(req, options, person.contact)
  return { ...found, checkIns, contact, orders: orders as unknown as PersonReport['orders'] }
}

async function checkInsOf(
  req: PayloadRequest,
  { checkIn, slugs }: QROptions,
  contact: ID,
): Promise<PersonReport['checkIns']> {
  if (!checkIn) return []
  const all = { depth: 0, overrideAccess: true, pagination: false, req } as const
  const { docs: codes } = await req.payload.find({
    ...all,
    collection: slugs.codes,
    select: { code: true, title: true } as never,
    trash: true,
    where: { contact: { equals: contact } },
  })
  const known = new Map((codes as unknown as { code: string; id: ID; title: string }[]).map((code) => [code.id, code])) // prettier-ignore
  if (known.size === 0) return []
  const { docs } = await req.payload.find({
    ...all,
    collection: slugs.checkIns as never,
    sort: 'checkedInAt',
    where: { qrCode: { in: [...known.keys()] } },
  })
  return (docs as unknown as { checkedInAt: string; qrCode: ID }[]).map((row) => {
    const { code, title } = known.get(row.qrCode)!
    return { checkedInAt: row.checkedInAt, code, title }
  })
}

export type ErasureReport = {
  /** Whether the record in other systems is erased by a job now, where there was one. */
  elsewhere: boolean
  found: { contact: boolean; orders: number; scans: number; visitors: number }
  /** Scans that came while it was done: ask again. */
  left: number
  removed: { contact: boolean; lines: number; scans: number }
}

type Asked = { elsewhere: boolean; reason: string } & Person

/**
 * Erases a person: contact, ties, scans, and whatever was made of the scans. Orders stay as numbers
 * without a name.
 */
export async function erasePerson(
  req: PayloadRequest,
  options: QROptions,
  { elsewhere, reason, ...person }: Asked,
): Promise<ErasureReport> {
  const { store } = runtimeOf(req.payload)
  const { contact, orders, scans, visitors } = await findPerson(req, options, person)
  // before the contact: should that fail, it still names them
  const removed = await store.erasure.eraseScans({ scans, visitors })
  const { contact: id } = person
  const isGone =
    id !== undefined &&
    (await inRequestTransaction(req, () => eraseContact(req, options, { elsewhere, id, reason })))
  const directory = spillDirectoryOf(options)
  const texts = [...visitors, ...scans.map(({ scanId }) => String(scanId))]
  const lines = directory ? await forgetRejected(directory, texts) : 0
  const left = await Promise.all(visitors.map((visitor) => store.erasure.findScans({ visitor })))
  return {
    elsewhere: isGone && elsewhere && options.crm.hubspot !== false,
    found: {
      contact: contact !== null,
      orders: orders.length,
      scans: scans.length,
      visitors: visitors.length,
    },
    left: left.reduce((sum, one) => sum + one.scans.length, 0),
    removed: { contact: isGone, lines, scans: removed },
  }
}
