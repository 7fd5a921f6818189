import type { BasePayload } from 'payload'

import type { QROptions } from '../../options/sanitizeOptions.js'
import type { Alert } from '../../vocabulary/alerts.js'
import type { ID } from '../../vocabulary/scan.js'
import type { Happening } from '../../vocabulary/webhooks.js'

import { storeOf } from '../../store/storeOf.js'
import { tell } from './tell.js'

const DAY = 86_400_000

type Code = { code?: null | string; id: ID; title?: null | string }

/**
 * Has other systems told of alerts raised in the last day, also of those that are over by now: a look
 * that ended half way told nobody. Once for each time an alert is raised; not of silenced ones.
 */
export async function tellAlerts(
  payload: BasePayload,
  options: QROptions,
  now: number,
): Promise<void> {
  if (!options.webhooks || options.alerts === false) return
  const recent = await storeOf(payload, options).alerts.raised(now - DAY)
  const alerts = recent.filter(({ silenced }) => !silenced)
  if (alerts.length === 0) return
  const { docs } = await payload.find({
    collection: options.slugs.codes,
    depth: 0,
    overrideAccess: true,
    pagination: false,
    select: { code: true, title: true },
    trash: true,
    where: { id: { in: [...new Set(alerts.map(({ qrCode }) => qrCode))] } },
  })
  const codes = new Map((docs as unknown as Code[]).map((doc) => [doc.id, doc]))
  await tell(
    payload,
    options,
    alerts.map((alert) => happeningOf(alert, codes.get(alert.qrCode))),
  )
}

function happeningOf(
  { facts: { at, ...facts }, kind, qrCode, raisedAt }: Alert,
  code: Code | undefined,
): Happening {
  const [limit, stage] = kind.split('-')
  const isLimit = limit === 'limit'
  return {
    data: {
      ...facts,
      ...(at !== undefined && { endsAt: new Date(at).toISOString() }),
      code: code?.code ?? null,
      kind,
      qrCode,
      title: code?.title ?? null,
    },
    event: isLimit ? 'limit' : 'alert',
    key: `${qrCode}:${kind}:${raisedAt}`,
    occurredAt: raisedAt,
    qrCode,
    type: isLimit ? `limit.${stage}` : 'alert.raised',
  }
}
