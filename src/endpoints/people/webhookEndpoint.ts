import type { Endpoint, PayloadRequest } from 'payload'

import { commitTransaction, createLocalReq, initTransaction, killTransaction } from 'payload'

import type {
  ProviderName,
  TicketingWork,
  WebhookOutcome,
} from '../../integrations/ticketing/index.js'
import type { Secret } from '../../options/checks.js'
import type { QROptions } from '../../options/sanitizeOptions.js'
import type { ID } from '../../vocabulary/scan.js'

import { receiveWebhook } from '../../integrations/ticketing/index.js'
import { hasAttendees } from '../../people/contacts/holders.js'
import { providersOf } from '../../people/deliveries/providersOf.js'
import { queueTask, TASKS } from '../../people/deliveries/queueTask.js'
import { secretOf } from '../../people/sync/secretOf.js'
import { crmStoreOf } from '../../store/crmStoreOf.js'

/** The sender has its answer by then; this only frees the connection, in milliseconds. */
const LOCK_TIMEOUT = 5_000

/** `POST /api/qr/webhooks/:provider`: takes note of a signed message and answers; the work is a job's. */
export function webhookEndpoint(options: QROptions): Endpoint {
  const providers = providersOf(options)
  return {
    handler: async (req) => {
      const name = String(req.routeParams?.provider)
      const provider = Object.hasOwn(providers, name) ? providers[name] : undefined
      if (!provider) return Response.json({ error: 'Not found' }, { status: 404 })
      const { payload } = req
      const delivery = keeper(req, name, hasAttendees(options))
      return receiveWebhook({
        ...delivery,
        onOutcome: (outcome) => tell(req, outcome),
        provider,
        request: req as unknown as Request,
        secrets: () => secretsOf(options, name, payload),
      })
    },
    method: 'post',
    path: '/qr/webhooks/:provider',
  }
}

/** What is kept of a delivery, in one transaction that begins once its signature was found good. */
function keeper({ payload }: PayloadRequest, provider: string, others: boolean) {
  const store = crmStoreOf(payload)
  const events: TicketingWork[] = []
  let transaction: null | PayloadRequest = null
  let id: ID | null = null
  return {
    enqueue: async (work: TicketingWork) => {
      events.push(work)
    },
    seen: async (deliveryId: string) => {
      transaction = await createLocalReq({}, payload as never)
      await initTransaction(transaction)
      const waitAtMost = LOCK_TIMEOUT
      id = await store.insertDelivery(transaction, { deliveryId, kind: 'webhook', provider, waitAtMost }) // prettier-ignore
      return id === null
    },
    settle: async (keep: boolean) => {
      if (!transaction) return
      if (!keep) return killTransaction(transaction)
      if (id !== null) {
        await store.fillDelivery(transaction, id, {
          events: others ? events : events.map(withoutOthers),
          kind: 'webhook',
        })
        await queueTask(transaction, { input: { delivery: String(id) }, task: TASKS.apply })
      }
      await commitTransaction(transaction)
    },
  }
}

/** Unless the host asked for it, who comes along does not even wait in the queue. */
const withoutOthers = (work: TicketingWork): TicketingWork =>
  work.kind === 'pointer' ? work : { ...work, attendees: [] }

async function secretsOf(options: QROptions, name: string, payload: PayloadRequest['payload']) {
  const { ticketing } = options.crm
  const providers = ticketing === false ? {} : ticketing.providers
  // the only one that may have a name of its own
  const kind = Object.hasOwn(providers, name) ? (name as ProviderName) : 'generic'
  const given = providers[kind]?.secret
  if (Array.isArray(given)) return given
  const secret = given ?? (name === 'vivenu' ? process.env.VIVENU_WEBHOOK_KEY : undefined)
  try {
    return [await secretOf(secret as Secret<unknown>, { payload }, '')]
  } catch {
    // answered as a set-up mistake, never as a pass
    return []
  }
}

const LOGGED = new Set<WebhookOutcome['result']>(['failed', 'late', 'malformed', 'misconfigured'])

function tell({ payload }: PayloadRequest, { message, provider, result }: WebhookOutcome): void {
  if (LOGGED.has(result)) {
    payload.logger.error(`payload-plugin-qr: webhook of ${provider}: ${result}. ${message ?? ''}`)
  }
}
