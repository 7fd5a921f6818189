import type { BasePayload } from 'payload'

import type { AlertMail } from '../../options/alerts.js'
import type { QROptions } from '../../options/sanitizeOptions.js'
import type { Alert } from '../../vocabulary/alerts.js'

import { errorCode } from '../../kit/errorCode.js'
import { storeOf } from '../../store/storeOf.js'
import { forReader } from '../readableAlerts.js'
import { composeMail } from './composeMail.js'
import { optOutOf } from './optOut.js'
import {
  adminURL,
  type Reader,
  receiverOf,
  requestOf,
  timeZoneOf,
  unsubscribeHeaders,
  unsubscribeURL,
} from './reader.js'

/** Milliseconds in which an e-mail that could not be sent is tried again; who comes later reads no news. */
const NEWS = 6 * 3_600_000

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
    const receiver = receiverOf(user)
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
): Promise<Reader[]> {
  const collection = mail.collection ?? payload.config.admin.user
  const { docs } = await payload.find({
    collection: collection as never,
    depth: 0,
    overrideAccess: true,
    pagination: false,
    where: mail.where,
  })
  const users = (docs as unknown as Reader[])
    .filter(({ email }) => email)
    .map((user) => ({ ...user, collection }) as Reader)
  const nameOf = (user: Reader): string => optOutOf('alerts', receiverOf(user))
  const out = await storeOf(payload, options).alerts.optedOut(users.map(nameOf))
  return users.filter((user) => !out.has(nameOf(user)))
}

type Context = { mail: AlertMail; options: QROptions; payload: BasePayload; receiver: string }

async function mailTo(user: Reader, alerts: readonly Alert[], context: Context): Promise<boolean> {
  const { mail, options, payload, receiver } = context
  const req = await requestOf(payload, user, mail)
  const readable = await forReader(req, options, alerts)
  if (readable.length === 0) return false
  const unsubscribe = unsubscribeURL(payload, options, { kind: 'alerts', receiver })
  const letter = composeMail({
    alerts: readable,
    language: req.i18n.language,
    linkTo: ({ qrCode, trashed }) =>
      adminURL(
        payload,
        options,
        `/collections/${options.slugs.codes}/${trashed ? 'trash/' : ''}${qrCode}`,
      ),
    t: req.i18n.t as never,
    timeZone: timeZoneOf(payload, user, mail),
    unsubscribe,
  })
  await payload.sendEmail({ ...letter, headers: unsubscribeHeaders(unsubscribe), to: user.email })
  await storeOf(payload, options).alerts.tell(receiver, readable)
  return true
}
