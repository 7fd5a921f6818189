import type { BatchInputSimplePublicObjectBatchInputUpsert } from '@hubspot/api-client/lib/codegen/crm/contacts/models/BatchInputSimplePublicObjectBatchInputUpsert.js'

import type { Caller } from '../client/createCaller.js'
import type { Paths } from '../client/paths.js'
import { sendBatch } from './sendBatch.js'
import type { CallOptions, UpsertAnswer, UpsertInput } from '../types.js'

/** Makes or writes the contacts with these e-mails. */
export function batchUpsertContacts(
  call: Caller,
  paths: Paths,
  inputs: UpsertInput[],
  options?: CallOptions,
): Promise<UpsertAnswer> {
  const body = {
    inputs: inputs.map(({ email, properties, traceId }) => ({
      id: email,
      idProperty: 'email',
      objectWriteTraceId: traceId,
      // With `email` as key HubSpot takes whole records only, the e-mail itself among them.
      properties: { ...properties, email },
    })),
  } satisfies BatchInputSimplePublicObjectBatchInputUpsert
  return sendBatch(call, { body, inputs, path: paths.upsert }, options)
}
