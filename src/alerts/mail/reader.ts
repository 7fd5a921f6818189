import type { BasePayload, PayloadRequest, TypedUser } from 'payload'

import { createLocalReq, getLocalI18n } from 'payload'
import { formatAdminURL } from 'payload/shared'

import type { MailManners } from '../../options/mailManners.js'
import type { QROptions } from '../../options/sanitizeOptions.js'

import { isTimeZone } from '../../analytics/time/zone.js'
import { knownSiteURL, nextBasePath } from '../../options/addresses.js'
import { type MailKind, optOutToken } from './optOut.js'

/** A user who has an address. */
export type Reader = { email: string } & TypedUser

/** `users:1` */
export const receiverOf = ({ collection, id }: Pick<TypedUser, 'collection' | 'id'>): string =>
  `${collection}:${id}`

/** Their zone as the host knows it; `UTC` where it knows none, or none there is. */
export function timeZoneOf(payload: BasePayload, user: Reader, manners: MailManners): string {
  const wanted = manners.timeZone?.({ payload, user })
  return wanted && isTimeZone(wanted) ? wanted : 'UTC'
}

/** A request of theirs, in their language: what they may read is asked of their own rules. */
export async function requestOf(
  payload: BasePayload,
  user: Reader,
  manners: MailManners,
): Promise<PayloadRequest> {
  const { fallbackLanguage, supportedLanguages } = payload.config.i18n
  const wanted = manners.language?.({ payload, user })
  // Payload refuses a language the host did not switch on.
  const language = wanted && wanted in supportedLanguages ? wanted : fallbackLanguage
  const i18n = await getLocalI18n({ config: payload.config, language: language as never })
  return createLocalReq({ req: { i18n } as Partial<PayloadRequest>, user }, payload as never)
}

/** A page of the admin; `null` where the site's address is not known. */
export function adminURL(payload: BasePayload, options: QROptions, path: string): null | string {
  const site = knownSiteURL(options, payload.config)
  const adminRoute = payload.config.routes.admin
  return (
    site &&
    new URL(site).origin +
      nextBasePath() +
      formatAdminURL({ adminRoute, path: path as `/${string}` })
  )
}

/** The link by which somebody says that they want no more; `null` where the site's address is not known. */
export function unsubscribeURL(
  payload: BasePayload,
  options: QROptions,
  { kind, receiver }: { kind: MailKind; receiver: string },
): null | string {
  const site = knownSiteURL(options, payload.config)
  if (!site) return null
  const token = encodeURIComponent(optOutToken(kind, receiver, payload.secret))
  const { api } = payload.config.routes
  return `${new URL(site).origin}${nextBasePath()}${api}/qr/${kind}/unsubscribe?token=${token}`
}

/** Lets a mail program show a button for it (RFC 8058). */
export const unsubscribeHeaders = (url: null | string): Record<string, string> =>
  url
    ? {
        'List-Unsubscribe': `<${url}>`,
        'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
      }
    : {}
