import type { UpsertInput } from '../types.js'

/** What is taken out of HubSpot's words before anybody reads them. */
export function personalValues(inputs: UpsertInput[]): string[] {
  return inputs.flatMap(({ email, properties }) => [
    email,
    properties.firstname ?? '',
    properties.lastname ?? '',
  ])
}
