import type { Endpoint, PayloadRequest } from 'payload'

import { addDataAndFileToRequest } from 'payload'

import type { QROptions } from '../../options/sanitizeOptions.js'
import type { ID } from '../../scan/types.js'

import { mayViewContacts } from '../../collections/crm/mayViewContacts.js'
import { crmStatus } from '../../crm/crmStatus.js'
import { describeFailure } from '../../crm/describeFailure.js'
import { gatewayOf } from '../../crm/gatewayOf.js'
import { queueTask, TASKS } from '../../crm/queueTask.js'
import { usableProperties } from '../../crm/runSync.js'
import { portalOf, targetsOf } from '../../crm/targets.js'
import { checkConnection } from '../../integrations/hubspot/index.js'
import { crmStoreOf } from '../../store/crmStoreOf.js'

type Action = (req: PayloadRequest, options: QROptions) => Promise<unknown>

/**
 * For who may see contacts: `GET /api/qr/crm` says how it stands; `POST /api/qr/crm/check` asks HubSpot,
 * `…/retry` and `…/replay` try again what failed (`{ "id": … }`, or all), `…/resync` sends everything anew.
 */
export function crmEndpoints(options: QROptions): Endpoint[] {
  const actions: Record<string, Action> = { check, replay, resync, retry }
  return [
    {
      handler: async (req) =>
        (await mayViewContacts(options, req)) ? json(await crmStatus(req.payload)) : forbidden(),
      method: 'get',
      path: '/qr/crm',
    },
    ...Object.entries(actions).map(([name, action]): Endpoint => ({
      handler: async (req) => {
        if (!(await mayViewContacts(options, req))) return forbidden()
        await addDataAndFileToRequest(req)
        return json(await action(req, options))
      },
      method: 'post',
      path: `/qr/crm/${name}`,
    })),
  ]
}

const json = (body: unknown): Response =>
  Response.json(body, { headers: { 'Cache-Control': 'no-store' } })
const forbidden = (): Response =>
  Response.json({ errors: [{ message: 'You may not see contacts.' }] }, { status: 403 })

/** A person waits for the answer, so this one does ask HubSpot in the request; it writes no contact. */
const check: Action = async ({ payload }, options) => {
  const results: Record<string, unknown> = {}
  const deadline = Date.now() + 15_000
  for (const target of targetsOf(options)) {
    const portal = portalOf(target)
    if (portal === null) continue
    try {
      const connection = await checkConnection(gatewayOf(payload, portal), { deadline })
      if (connection.ok) await usableProperties(payload, options, target, { deadline, force: true })
      results[target] = connection
    } catch (error) {
      const { message } = describeFailure(error)
      results[target] = { message, ok: false }
    }
  }
  return results
}

const retry: Action = async (req) => {
  const id = idOf(req)
  const count = await crmStoreOf(req.payload).retrySync(id === null ? {} : { contact: id })
  if (count > 0) await queueTask(req, { once: true, task: TASKS.sync })
  return { count }
}

const replay: Action = async (req) => {
  const id = idOf(req)
  const count = await crmStoreOf(req.payload).replay(id === null ? 'all' : [id])
  if (count > 0) await queueTask(req, { once: true, task: TASKS.apply })
  return { count }
}

const resync: Action = async (req, options) => {
  let count = 0
  for (const target of targetsOf(options)) count += await crmStoreOf(req.payload).resync(target)
  if (count > 0) await queueTask(req, { once: true, task: TASKS.sync })
  return { count }
}

function idOf(req: PayloadRequest): ID | null {
  const given = (req.data as { id?: unknown } | undefined)?.id
  return typeof given === 'number' || typeof given === 'string' ? given : null
}
