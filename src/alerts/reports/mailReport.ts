import type { BasePayload } from 'payload'

import type { MailManners } from '../../options/mailManners.js'
import type { QROptions } from '../../options/sanitizeOptions.js'
import type { Report } from '../../vocabulary/reports.js'
import type { ReportFigures } from './reportFigures.js'
import type { ReportSpan } from './reportSpan.js'

import { addDays } from '../../analytics/time/zone.js'
import {
  adminURL,
  type Reader,
  receiverOf,
  requestOf,
  unsubscribeHeaders,
  unsubscribeURL,
} from '../mail/reader.js'
import { composeReport } from './composeReport.js'
import { drawChart } from './drawChart.js'
import { reportFigures } from './reportFigures.js'
import { CHART_ID } from './reportWords.js'

type Asked = {
  manners: MailManners
  reader: Reader
  report: { title?: string } & Report
  span: ReportSpan
  tz: string
}

/** Sends a report to one person, with what that person may read. `false`: there is nothing for them. */
export async function mailReport(
  payload: BasePayload,
  options: QROptions,
  { manners, reader, report, span, tz }: Asked,
): Promise<boolean> {
  const req = await requestOf(payload, reader, manners)
  const figures = await reportFigures(req, options, { report, span, tz })
  if (!figures) return false
  const { language } = req.i18n
  const unsubscribe = unsubscribeURL(payload, options, {
    kind: 'reports',
    receiver: receiverOf(reader),
  })
  const letter = composeReport({
    figures,
    language,
    link: linkOf(payload, options, { figures, span, tz }),
    span,
    t: req.i18n.t as never,
    timeZone: tz,
    title: report.title ?? '',
    unsubscribe,
  })
  const number = new Intl.NumberFormat(language, { notation: 'compact' })
  const content = await drawChart({
    before: figures.before.days,
    days: figures.now.days,
    labels: labelsOf(language, span.from, figures.now.days.length),
    scaleText: (top) => number.format(top),
  })
  await payload.sendEmail({
    ...letter,
    attachments: [
      {
        cid: CHART_ID,
        content,
        contentDisposition: 'inline',
        contentType: 'image/png',
        filename: 'scans.png',
      },
    ],
    headers: unsubscribeHeaders(unsubscribe),
    to: reader.email,
  })
  return true
}

/** Weekdays of a week; of a month the days a week apart. */
function labelsOf(language: string, from: string, days: number): string[] {
  const format = new Intl.DateTimeFormat(language, {
    timeZone: 'UTC',
    ...(days <= 7 ? { weekday: 'short' } : { day: 'numeric', month: 'short' }),
  })
  return Array.from({ length: days }, (_, at) =>
    days <= 7 || at % 7 === 0 ? format.format(new Date(addDays(from, at))) : '',
  )
}

/** The same days in the admin: a campaign's own page has them by itself. */
function linkOf(
  payload: BasePayload,
  options: QROptions,
  { figures, span, tz }: { figures: ReportFigures; span: ReportSpan; tz: string },
): null | string {
  if (!options.analytics) return null
  const query = new URLSearchParams({ from: span.from, to: span.to, tz })
  if (figures.campaign) query.set('campaign', String(figures.campaign.id))
  const url = adminURL(payload, options, options.analytics.path)
  return url && `${url}?${query}`
}
