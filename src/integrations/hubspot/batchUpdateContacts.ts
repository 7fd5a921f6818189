import type { BatchInputSimplePublicObjectBatchInput } from '@hubspot/api-client/lib/codegen/crm/contacts/models/BatchInputSimplePublicObjectBatchInput.js'

import { checkBatch } from './checkBatch.js'
import type { Caller } from './createCaller.js'
import type { Paths } from './paths.js'
import { personalValues } from './personalValues.js'
import { readUpsertAnswer } from './readUpsertAnswer.js'
import type { CallOptions, UpdateInput, UpsertAnswer } from './types.js'

/** Writes these records, their e-mail included. Record ids go without `idProperty`. */
export async function batchUpdateContacts(
  call: Caller,
  paths: Paths,
  inputs: UpdateInput[],
  options?: CallOptions,
): Promise<UpsertAnswer> {
  const body = {
    inputs: inputs.map(({ email, hubspotId, properties, traceId }) => ({
      id: hubspotId,
      objectWriteTraceId: traceId,
      properties: { ...properties, email },
    })),
  } satisfies BatchInputSimplePublicObjectBatchInput
  checkBatch(inputs)
  const values = personalValues(inputs)
  const answer = await call({ body, method: 'POST', path: paths.update, values }, options)
  return readUpsertAnswer(answer.body, answer.limits)
}
