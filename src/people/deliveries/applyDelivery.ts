import type { PayloadRequest } from 'payload'

import type { Work } from '../../integrations/sync/people.js'
import type { Applied } from './Applied.js'

import { optionsOf } from '../../options/optionsOf.js'
import { applyEvent } from './applyEvent.js'
import { applyForm } from './applyForm.js'
import { erase } from '../erasure/erase.js'

/** Does what a delivery asks for, in the request's transaction. */
export async function applyDelivery(req: PayloadRequest, work: Work): Promise<Applied> {
  const options = optionsOf(req.payload)
  if (work.kind === 'form') return applyForm(req, options, work)
  if (work.kind === 'erase') return erase(req, work)
  let applied: Applied = 'done'
  for (const event of work.events) {
    if (event.kind === 'pointer') throw new Error('a pointer must be resolved first')
    if ((await applyEvent(req, options, event)) === 'waiting') applied = 'waiting'
  }
  return applied
}
