import type { BasePayload, CollectionSlug } from 'payload'

import type { Reports } from '../../options/reports.js'
import type { QROptions } from '../../options/sanitizeOptions.js'
import type { Report } from '../../vocabulary/reports.js'
import type { ReportSpan } from './reportSpan.js'

import { dateAt } from '../../analytics/time/zone.js'
import { errorCode } from '../../kit/errorCode.js'
import { storeOf } from '../../store/storeOf.js'
import { optOutOf } from '../mail/optOut.js'
import { type Reader, receiverOf, timeZoneOf } from '../mail/reader.js'
import { mailReport } from './mailReport.js'
import { reportSpan } from './reportSpan.js'

const DAY = 86_400_000
/** Milliseconds after which a report that could not be sent is no news any more. */
const LATE = 3 * DAY
/** Milliseconds for which a send is one process's alone. */
const LEASE = 5 * 60_000

type On = Exclude<Reports, false>
type Due = { reader: Reader; report: Report; send: string; span: ReportSpan; tz: string }

/**
 * Sends reports of weeks and months that are over. Safe to be called by any process at any time: a send
 * is taken by one of them and noted when the e-mail was handed over, so an end between the two sends it
 * twice, and never not at all. Resolves to how many e-mails went out.
 */
export async function sendReports(
  payload: BasePayload,
  options: QROptions,
  now = Date.now(),
): Promise<number> {
  const { reports } = options
  if (!reports) return 0
  const { reports: store } = storeOf(payload, options)
  const due = await dueReports(payload, options, reports, now)
  const settled = await store.settled(due.map(({ send }) => send))
  let sent = 0
  for (const one of due) {
    if (settled.has(one.send) || !(await store.claim(one.send, LEASE))) continue
    try {
      if (await mailReport(payload, options, { ...one, manners: reports })) sent += 1
      await store.settle(one.send)
    } catch (error) {
      const why = errorCode(error)
      payload.logger.warn(`payload-plugin-qr: a report was not sent, the next try follows: ${why}`)
      await store.release(one.send)
    }
  }
  return sent
}

/** What is to be sent by now, to whom wants it. */
async function dueReports(
  payload: BasePayload,
  options: QROptions,
  reports: On,
  now: number,
): Promise<Due[]> {
  const written = await reportsIn(payload, options)
  const readers = await readersOf(payload, options, written)
  return written.flatMap((report) =>
    report.receivers.flatMap((id): Due[] => {
      const reader = readers.get(String(id))
      if (!reader) return []
      const tz = timeZoneOf(payload, reader, reports)
      const span = reportSpan(report.every, { hour: reports.hour, now, tz })
      // The first is of the days in which it was asked for.
      const isOld = dateAt(tz, Date.parse(report.createdAt)) > span.to
      if (isOld || now < span.dueAt || now > span.dueAt + LATE) return []
      const send = `${report.id}:${receiverOf(reader)}:${report.every}:${span.from}`
      return [{ reader, report, send, span, tz }]
    }),
  )
}

async function reportsIn(payload: BasePayload, { slugs }: QROptions): Promise<Report[]> {
  const { docs } = await payload.find({
    collection: slugs.reports as CollectionSlug,
    depth: 0,
    overrideAccess: true,
    pagination: false,
  })
  type Written = Omit<Report, 'campaign' | 'receivers'> & Partial<Pick<Report, 'campaign' | 'receivers'>> // prettier-ignore
  return (docs as unknown as Written[]).map(({ campaign = null, receivers, ...report }) => ({
    ...report,
    campaign,
    receivers: receivers ?? [],
  }))
}

/** Who has an address and wants reports, by id. */
async function readersOf(
  payload: BasePayload,
  options: QROptions,
  written: readonly Report[],
): Promise<Map<string, Reader>> {
  const ids = [...new Set(written.flatMap(({ receivers }) => receivers))]
  if (ids.length === 0) return new Map()
  const collection = (options.reports && options.reports.collection) || payload.config.admin.user
  const { docs } = await payload.find({
    collection: collection as CollectionSlug,
    depth: 0,
    overrideAccess: true,
    pagination: false,
    where: { id: { in: ids } },
  })
  const readers = (docs as unknown as Reader[])
    .filter(({ email }) => email)
    .map((user) => ({ ...user, collection }) as Reader)
  const nameOf = (reader: Reader): string => optOutOf('reports', receiverOf(reader))
  const out = await storeOf(payload, options).reports.optedOut(readers.map(nameOf))
  return new Map(readers.filter((one) => !out.has(nameOf(one))).map((one) => [String(one.id), one]))
}
