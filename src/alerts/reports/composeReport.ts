import type { TFunction } from '@payloadcms/translations'

import type { Money } from '../../analytics/sales/types.js'
import type { TextKey } from '../../translations/en.js'
import type { ReportFigures } from './reportFigures.js'
import type { ReportSpan } from './reportSpan.js'
import type { ReportWords, Row } from './reportWords.js'

import { oneLine } from '../../kit/oneLine.js'
import { translate } from '../../translations/translate.js'
import { reportHTML } from './reportHTML.js'

type Letter = {
  figures: ReportFigures
  language: string
  /** Where the numbers are looked at; `null` where the site's address is not known. */
  link: null | string
  span: ReportSpan
  t: TFunction<never>
  timeZone: string
  title: string
  unsubscribe: null | string
}

export type Mail = { html: string; subject: string; text: string }

export function composeReport(letter: Letter): Mail {
  const words = wordsOf(letter)
  return { html: reportHTML(words), subject: words.subject, text: textOf(words) }
}

function wordsOf(letter: Letter): ReportWords {
  const { figures, language, link, span, t, timeZone, unsubscribe } = letter
  const say = (key: TextKey, values?: Record<string, string>): string => translate(t, key, values)
  const number = new Intl.NumberFormat(language)
  const title = oneLine(letter.title)
  const period = daysText(language, span)
  const before = daysText(language, span.before)
  const campaign = figures.campaign?.title
  return {
    before: say('plugin-qr:reportBefore', { days: before }),
    chart: say('plugin-qr:reportChart', {
      scans: number.format(figures.now.scans),
      scansBefore: number.format(figures.before.scans),
    }),
    language,
    link: link ? { text: say('plugin-qr:reportOpen'), url: link } : null,
    names: {
      before: say('plugin-qr:reportColumnBefore'),
      change: say('plugin-qr:reportColumnChange'),
      now: say('plugin-qr:reportColumnNow'),
      scans: say('plugin-qr:scans'),
      top: say('plugin-qr:reportTop'),
    },
    period: [campaign && oneLine(campaign), period, timeZone].filter(Boolean).join(' · '),
    reason: say('plugin-qr:reportReason', { title }),
    rows: rowsOf(letter),
    subject: say('plugin-qr:reportSubject', { days: period, title }),
    top: figures.top.map(({ code, scans, title: name }) => ({
      name: oneLine(name || code || '–'),
      scans: number.format(scans),
    })),
    unsubscribe: unsubscribe ? { text: say('plugin-qr:reportOff'), url: unsubscribe } : null,
  }
}

function rowsOf({ figures: { before, now, sales }, language, t }: Letter): Row[] {
  const number = new Intl.NumberFormat(language)
  const percent = new Intl.NumberFormat(language, {
    maximumFractionDigits: 0,
    signDisplay: 'exceptZero',
    style: 'percent',
  })
  const row = (key: TextKey, today: null | number, then: null | number): Row[] =>
    today === null || then === null
      ? []
      : [
          {
            before: number.format(then),
            change: then === 0 ? '–' : percent.format((today - then) / then),
            name: translate(t, key),
            now: number.format(today),
          },
        ]
  return [
    ...row('plugin-qr:scans', now.scans, before.scans),
    ...row('plugin-qr:visitors', now.visitors, before.visitors),
    ...row('plugin-qr:sentOn', now.sentOn, before.sentOn),
    ...row('plugin-qr:reportTurnedAway', now.turnedAway, before.turnedAway),
    ...(sales
      ? [
          ...row('plugin-qr:reportOrders', sales.now.orders, sales.before.orders),
          {
            before: moneyText(language, sales.before.revenue),
            change: '',
            name: translate(t, 'plugin-qr:reportRevenue'),
            now: moneyText(language, sales.now.revenue),
          },
        ]
      : []),
  ]
}

/** Amounts of two currencies are never added. */
const moneyText = (language: string, revenue: readonly Money[]): string =>
  revenue
    .map(({ amount, currency }) =>
      new Intl.NumberFormat(language, { currency, style: 'currency' }).format(amount),
    )
    .join(' + ') || '–'

/** Days are dates: whatever zone they are of, they are written as they are. */
const daysText = (language: string, { from, to }: { from: string; to: string }): string =>
  new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeZone: 'UTC' }).formatRange(
    new Date(from),
    new Date(to),
  )

function textOf(words: ReportWords): string {
  const { before, link, names, period, reason, rows, subject, top, unsubscribe } = words
  return [
    `${subject}\n${period}`,
    rows
      .map(({ before: then, change, name, now }) => {
        const beside = [`${names.before}: ${then}`, change].filter(Boolean).join(', ')
        return `* ${name}: ${now} (${beside})`
      })
      .join('\n'),
    before,
    top.length > 0
      ? [names.top, ...top.map(({ name, scans }, at) => `${at + 1}. ${name}: ${scans}`)].join('\n')
      : '',
    link ? `${link.text}: ${link.url}` : '',
    [reason, unsubscribe && `${unsubscribe.text}: ${unsubscribe.url}`].filter(Boolean).join('\n'),
  ]
    .filter(Boolean)
    .join('\n\n')
    .concat('\n')
}
