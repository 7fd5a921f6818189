import type { BasePayload, TypedUser } from 'payload'

import { checks } from './checks.js'

/** How a receiver of e-mail wants to be written to. */
export type MailManners = {
  /**
   * Language of a receiver, e.g. `de`.
   *
   * @default Payload's `i18n.fallbackLanguage`
   * @example ({ user }) => user.language
   */
  language?: (args: { payload: BasePayload; user: TypedUser }) => null | string | undefined
  /**
   * Time zone of a receiver, e.g. `Europe/Berlin`.
   *
   * @default 'UTC'
   */
  timeZone?: (args: { payload: BasePayload; user: TypedUser }) => null | string | undefined
}

export const MAIL_MANNERS = ['language', 'timeZone'] as const satisfies (keyof MailManners)[]

export function checkManners(path: string, { language, timeZone }: MailManners): void {
  checks.func(`${path}.language`, language)
  checks.func(`${path}.timeZone`, timeZone)
}
