import type { TFunction } from '@payloadcms/translations'

import type { TextKey } from '../translations/en.js'
import type { Finding } from '../vocabulary/alerts.js'

import { translate } from '../translations/translate.js'

type Reader = { language: string; t: TFunction<never> }

/** What an alert says, in one line, without instants: those depend on the reader's zone. */
export function alertText({ facts, kind }: Finding, { language, t }: Reader): string {
  const number = (value = 0): string =>
    new Intl.NumberFormat(language, { maximumFractionDigits: 0 }).format(value)
  const day = facts.day
    ? new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeZone: 'UTC' }).format(
        new Date(facts.day),
      )
    : ''
  const problem = facts.problem
    ? translate(t, `plugin-qr:alertProblem_${facts.problem}` as TextKey, {
        status: facts.status ?? '',
      })
    : ''
  return translate(t, `plugin-qr:alert_${kind}`, {
    day,
    limit: number(facts.limit),
    number: number(facts.count),
    problem,
    text: facts.text ?? '',
    usual: number(facts.usual),
  })
}
