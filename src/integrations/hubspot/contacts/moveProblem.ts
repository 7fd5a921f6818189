import { OBJECT_NOT_FOUND } from '../client/classifyAnswer.js'

/**
 * Why HubSpot does not write a record by its id under another address: `gone` it is not there,
 * `taken` the address belongs to another record. `null`: a reason that has nothing to do with it.
 * HubSpot documents a 409 for single writes and no code for batches: seen are `CONFLICT`,
 * `OBJECT_ALREADY_EXISTS`, `CONTACT_EXISTS` and "already exists. Existing ID: …".
 */
export function moveProblem(reason: {
  category: null | string
  message: string
}): 'gone' | 'taken' | null {
  if (reason.category === OBJECT_NOT_FOUND) return 'gone'
  const isTaken =
    /CONFLICT|_EXISTS$/.test(reason.category ?? '') || /already exists/i.test(reason.message)
  return isTaken ? 'taken' : null
}
