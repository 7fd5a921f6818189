import type { BasePayload, PayloadRequest, TypedUser } from 'payload'

import { createLocalReq, getLocalI18n } from 'payload'
import { formatAdminURL } from 'payload/shared'

import type { AlertMail } from '../../options/alerts.js'
import type { QROptions } from '../../options/sanitizeOptions.js'
import type { Alert } from '../../vocabulary/alerts.js'

import { errorCode } from '../../kit/errorCode.js'
import { knownSiteURL, nextBasePath } from '../../options/addresses.js'
import { storeOf } from '../../store/storeOf.js'
import { forReader } from '../readableAlerts.js'
import { composeMail } from './composeMail.js'
import { optOutOf, optOutToken } from './optOut.js'

/** Milliseconds in which an e-mail that could not be sent is tried again; who comes later reads no news. */
const NEWS = 6 * 3_600_000

type User = { email?: null | string } & TypedUser

/**
 * Tells receivers of what is new and not silenced, each of what they may read, all in one e-mail. Who was
 * told is kept with the alert, so an end half way costs nobody an e-mail, and one person two at the worst.
 * Resolves to how many e-mails went out.
 */
export async function mailAlerts(
  payload: BasePayload,
  options: QROptions,
  now = Date.now(),
): Promise<number> {
  const mail = options.alerts && options.alerts.mail
  if (!mail) return 0
  const { alerts: store } = storeOf(payload, options)
  const news = (await store.open()).filter((one) => !one.silenced && one.raisedAt > now - NEWS)
  if (news.length === 0) return 0
  let sent = 0
  for (const user of await receiversOf(payload, options, mail)) {
    const receiver = `${user.collection}:${user.id}`
    const untold = news.filter((alert) => !alert.told.includes(receiver))
    if (untold.length === 0) continue
    try {
      if (await mailTo(user, untold, { mail, options, payload, receiver })) sent += 1
    } catch (error) {
      const why = errorCode(error)
      payload.logger.warn(`payload-plugin-qr: an alert was not sent, the next try follows: ${why}`)
    }
  }
  return sent
}

/** Who wants e-mail and has an address. */
async function receiversOf(
  payload: BasePayload,
  options: QROptions,
  mail: AlertMail,
): Promise<User[]> {
  const collection = mail.collection ?? payload.config.admin.user
  const { docs } = await payload.find({
    collection: collection as never,
    depth: 0,
    overrideAccess: true,
    pagination: false,
    where: mail.where,
  })
  const users = (docs as unknown as User[])
    .filter(({ email }) => email)
    .map((user) => ({ ...user, collection }) as User)
  const nameOf = ({ collection: slug, id }: User): string => optOutOf(`${slug}:${id}`)
  const out = await storeOf(payload, options).alerts.optedOut(users.map(nameOf))
  return users.filter((user) => !out.has(nameOf(user)))
}

type Context = { mail: AlertMail; options: QROptions; payload: BasePayload; receiver: string }

async function mailTo(user: User, alerts: readonly Alert[], context: Context): Promise<boolean> {
  const { mail, options, payload, receiver } = context
  const asked = { payload, user }
  const { fallbackLanguage, supportedLanguages } = payload.config.i18n
  const wanted = mail.language?.(asked)
  // Payload refuses a language the host did not switch on.
  const language = wanted && wanted in supportedLanguages ? wanted : fallbackLanguage
  const i18n = await getLocalI18n({ config: payload.config, language: language as never })
  // A request of theirs: what they may read is asked of their own rules.
  const req = await createLocalReq(
    { req: { i18n } as Partial<PayloadRequest>, user },
    payload as never,
  )
  const readable = await forReader(req, options, alerts)
  if (readable.length === 0) return false
  const site = knownSiteURL(options, payload.config)
  const unsubscribe = unsubscribeURL(context)
  const { routes } = payload.config
  const letter = composeMail({
    alerts: readable,
    language: i18n.language,
    linkTo: ({ qrCode, trashed }) => {
      const path =
        `/collections/${options.slugs.codes}/${trashed ? 'trash/' : ''}${qrCode}` as const
      return (
        site &&
        new URL(site).origin + nextBasePath() + formatAdminURL({ adminRoute: routes.admin, path })
      )
    },
    t: i18n.t as never,
    timeZone: mail.timeZone?.(asked) || 'UTC',
    unsubscribe,
  })
  const headers = unsubscribe
    ? {
        'List-Unsubscribe': `<${unsubscribe}>`,
        'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
      }
    : {}
  await payload.sendEmail({ ...letter, headers, to: user.email! })
  await storeOf(payload, options).alerts.tell(receiver, readable)
  return true
}

function unsubscribeURL({ options, payload, receiver }: Context): null | string {
  const site = knownSiteURL(options, payload.config)
  if (!site) return null
  const token = encodeURIComponent(optOutToken(receiver, payload.secret))
  const api = payload.config.routes.api
  return `${new URL(site).origin}${nextBasePath()}${api}/qr/alerts/unsubscribe?token=${token}`
}
