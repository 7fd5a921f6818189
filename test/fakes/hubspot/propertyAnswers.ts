import type { HubSpotState } from './createState.js'
import type { Answer, FakeGroup, FakeProperty } from './types.js'

import { problem } from './problem.js'

const NAME = /^[a-z][a-z0-9_]{0,99}$/
// Pairs of type and fieldType HubSpot takes (properties guide).
const PAIRS: Record<string, string[]> = {
  bool: ['booleancheckbox'],
  date: ['date'],
  datetime: ['date'],
  enumeration: ['checkbox', 'radio', 'select'],
  number: ['number'],
  phone_number: ['phonenumber'],
  string: ['text', 'textarea'],
}

export function readProperties({ properties }: HubSpotState, archived: boolean): Answer {
  const results = [...properties.values()].filter((property) => property.archived === archived)
  return { body: { results }, status: 200 }
}

type NewProperty = Omit<FakeProperty, 'archived' | 'readOnly'>

/** 201, or 207 where some were refused (properties API: BatchResponsePropertyWithErrors). */
export function createProperties(
  state: HubSpotState,
  { inputs }: { inputs: NewProperty[] },
): Answer {
  const now = new Date().toISOString()
  const answers = inputs.map((input) => createProperty(state, input))
  const errors = answers
    .filter(({ status }) => status !== 201)
    .map(({ body }) => ({ context: {}, errors: [], links: {}, ...(body as object) }))
  return {
    body: {
      completedAt: now,
      results: answers.filter(({ status }) => status === 201).map(({ body }) => body),
      startedAt: now,
      status: 'COMPLETE',
      ...(errors.length > 0 ? { errors, numErrors: errors.length } : {}),
    },
    status: errors.length > 0 ? 207 : 201,
  }
}

/** Names are taken for good: an archived property keeps its own (notes). */
export function createProperty({ groups, properties }: HubSpotState, body: NewProperty): Answer {
  if (!NAME.test(body.name)) {
    return problem(400, 'VALIDATION_ERROR', `Property name "${body.name}" is not valid`)
  }
  if (!PAIRS[body.type]?.includes(body.fieldType)) {
    return problem(
      400,
      'VALIDATION_ERROR',
      `fieldType ${body.fieldType} does not go with ${body.type}`,
    )
  }
  if (!groups.has(body.groupName)) {
    return problem(400, 'VALIDATION_ERROR', `Property group ${body.groupName} does not exist`)
  }
  if (properties.has(body.name)) {
    return problem(409, 'OBJECT_ALREADY_EXISTS', `A property named '${body.name}' already exists.`)
  }
  const property = {
    ...body,
    archived: false,
    description: body.description ?? '',
    readOnly: false,
  }
  properties.set(body.name, property)
  return { body: property, status: 201 }
}

export function readGroup({ groups }: HubSpotState, name: string): Answer {
  const group = groups.get(name)
  return group
    ? { body: group, status: 200 }
    : problem(404, 'OBJECT_NOT_FOUND', `Property group ${name} does not exist`)
}

export function createGroup({ groups }: HubSpotState, body: FakeGroup): Answer {
  if (groups.has(body.name)) {
    return problem(409, 'OBJECT_ALREADY_EXISTS', `A group named '${body.name}' already exists.`)
  }
  const group = {
    archived: false,
    displayOrder: body.displayOrder ?? -1,
    label: body.label,
    name: body.name,
  }
  groups.set(body.name, group)
  return { body: group, status: 201 }
}
