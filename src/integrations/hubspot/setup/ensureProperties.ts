import type { PropertyCreate } from '@hubspot/api-client/lib/codegen/crm/properties/models/PropertyCreate.js'
import type { PropertyGroupCreate } from '@hubspot/api-client/lib/codegen/crm/properties/models/PropertyGroupCreate.js'

import type { Caller } from '../client/createCaller.js'
import { HubSpotError } from '../client/HubSpotError.js'
import type { Paths } from '../client/paths.js'
import type { CallOptions, PropertiesReport, PropertySet } from '../types.js'

/** `PropertyCreate` with its enums as the strings they are on the wire. */
type NewProperty = Omit<PropertyCreate, 'fieldType' | 'type'> & {
  fieldType: `${PropertyCreate['fieldType']}`
  type: `${PropertyCreate['type']}`
}

/**
 * Creates the group and the properties that are missing and never changes one that exists: labels,
 * descriptions and group are the portal's once created. Safe to repeat and to run twice at once.
 * One request per missing property: a batch answers differently per version when one of it exists.
 */
export async function ensureProperties(
  call: Caller,
  paths: Paths,
  set: PropertySet,
  options?: CallOptions,
): Promise<PropertiesReport> {
  const group = await ensureGroup(call, paths, set, options)
  const active = await readTypes(call, paths.properties, options)
  const archived = await readTypes(call, `${paths.properties}?archived=true`, options)
  const report: PropertiesReport = {
    archived: [],
    created: [],
    existing: [],
    group,
    usable: [],
    wrongType: [],
  }
  for (const property of set.properties) {
    const { name, type } = property
    const found = active.get(name)
    if (found !== undefined) {
      report.existing.push(name)
      if (found === type) report.usable.push(name)
      else report.wrongType.push({ expected: type, found, name })
    } else if (archived.has(name)) {
      report.archived.push(name)
    } else {
      const body = { ...property, groupName: set.group.name } satisfies NewProperty
      const created = await create(call, paths.properties, body, options)
      report[created ? 'created' : 'existing'].push(name)
      report.usable.push(name)
    }
  }
  return report
}

async function ensureGroup(
  call: Caller,
  paths: Paths,
  { group }: PropertySet,
  options?: CallOptions,
): Promise<'created' | 'existing'> {
  try {
    await call({ method: 'GET', path: `${paths.groups}/${group.name}` }, options)
    return 'existing'
  } catch (error) {
    if (!(error instanceof HubSpotError) || error.kind !== 'not-found') throw error
  }
  const body = { ...group, displayOrder: -1 } satisfies PropertyGroupCreate
  return (await create(call, paths.groups, body, options)) ? 'created' : 'existing'
}

/** `false`: it is there already (409), which another process may have seen to meanwhile. */
async function create(
  call: Caller,
  path: string,
  body: object,
  options?: CallOptions,
): Promise<boolean> {
  try {
    await call({ body, method: 'POST', path }, options)
    return true
  } catch (error) {
    if (error instanceof HubSpotError && error.kind === 'conflict') return false
    throw error
  }
}

async function readTypes(call: Caller, path: string, options?: CallOptions) {
  const { body } = await call({ method: 'GET', path }, options)
  const { results } = (body ?? {}) as { results?: { name?: unknown; type?: unknown }[] }
  return new Map(
    (Array.isArray(results) ? results : [])
      .filter(({ name }) => typeof name === 'string')
      .map(({ name, type }) => [name as string, String(type)]),
  )
}
