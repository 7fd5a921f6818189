import type { BatchInputSimplePublicObjectBatchInput } from '@hubspot/api-client/lib/codegen/crm/contacts/models/BatchInputSimplePublicObjectBatchInput.js'

import type { Caller } from '../client/createCaller.js'
import type { Paths } from '../client/paths.js'
import { sendBatch } from './sendBatch.js'
import type { CallOptions, UpdateInput, UpsertAnswer } from '../types.js'

/** Writes these records, their e-mail included. Record ids go without `idProperty`. */
export function batchUpdateContacts(
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
  return sendBatch(call, { body, inputs, path: paths.update }, options)
}
