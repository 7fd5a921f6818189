import { checks } from './checks.js'
import { checkManners, MAIL_MANNERS, type MailManners } from './mailManners.js'

export type ReportsOption = MailManners & {
  /** Collection of the receivers, one with auth. @default the admin's users */
  collection?: string
  /** Hour of the receiver's day from which the report of a period that is over is sent. @default 7 */
  hour?: number
}

/** `false`: none are sent. */
export type Reports =
  | false
  | Readonly<
      MailManners & { /** `null`: the admin's users. */ collection: null | string; hour: number }
    >

const PATH = 'options.reports'

export function reportsOf(written: boolean | ReportsOption | undefined): Reports {
  if (written === undefined || written === false) return false
  const option =
    written === true
      ? {}
      : checks.object<ReportsOption>(PATH, written, [...MAIL_MANNERS, 'collection', 'hour'])
  checkManners(PATH, option)
  return {
    ...option,
    collection: checks.text(`${PATH}.collection`, option.collection),
    hour: checks.integer(`${PATH}.hour`, option.hour, 7, 0, 23),
  }
}
