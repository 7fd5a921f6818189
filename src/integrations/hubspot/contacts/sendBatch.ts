import { checkBatch } from './checkBatch.js'
import type { Caller } from '../client/createCaller.js'
import { personalValues } from './personalValues.js'
import { readUpsertAnswer } from './readUpsertAnswer.js'
import type { CallOptions, UpdateInput, UpsertAnswer, UpsertInput } from '../types.js'

type Batch = { body: object; inputs: (UpdateInput | UpsertInput)[]; path: string }

/** Sends contacts as HubSpot takes them; `inputs` are what the body was made of. */
export async function sendBatch(
  call: Caller,
  { body, inputs, path }: Batch,
  options?: CallOptions,
): Promise<UpsertAnswer> {
  checkBatch(inputs)
  const values = personalValues(inputs)
  const answer = await call({ body, method: 'POST', path, values }, options)
  return readUpsertAnswer(answer.body, answer.limits)
}
