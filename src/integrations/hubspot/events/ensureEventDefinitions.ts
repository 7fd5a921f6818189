import type { Caller } from '../client/createCaller.js'
import type { Paths } from '../client/paths.js'
import type { CallOptions, EventDefinition } from '../types.js'

import { HubSpotError } from '../client/HubSpotError.js'

/**
 * Creates the event definitions that are missing; those that are there stay as they are. Safe to
 * repeat. Source: HubSpot API reference, "Define events".
 */
export async function ensureEventDefinitions(
  call: Caller,
  { eventDefinitions: path }: Paths,
  definitions: readonly EventDefinition[],
  options?: CallOptions,
): Promise<string[]> {
  const created: string[] = []
  for (const definition of definitions) {
    if (await isThere(call, `${path}/${definition.name}`, options)) continue
    if (await create(call, path, definition, options)) created.push(definition.name)
  }
  return created
}

async function isThere(call: Caller, path: string, options?: CallOptions): Promise<boolean> {
  try {
    await call({ method: 'GET', path }, options)
    return true
  } catch (error) {
    if (error instanceof HubSpotError && error.kind === 'not-found') return false
    throw error
  }
}

/** `false`: another process has just created it (409). */
async function create(
  call: Caller,
  path: string,
  { description, label, name, properties }: EventDefinition,
  options?: CallOptions,
): Promise<boolean> {
  const body = {
    description,
    includeDefaultProperties: false,
    label,
    name,
    primaryObject: 'CONTACT',
    propertyDefinitions: properties,
  }
  try {
    await call({ body, method: 'POST', path }, options)
    return true
  } catch (error) {
    if (error instanceof HubSpotError && error.kind === 'conflict') return false
    throw error
  }
}
