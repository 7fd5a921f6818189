/**
 * Request bodies as HubSpot's public specifications define them (2026-09: contacts, properties,
 * send event completions), checked strictly: an unknown key is an error here, a typo in real life.
 */
type Check = (value: unknown, path: string) => null | string

const string: Check = (value, path) => (typeof value === 'string' ? null : `${path}: a string`)
const boolean: Check = (value, path) => (typeof value === 'boolean' ? null : `${path}: a boolean`)
const integer: Check = (value, path) => (Number.isInteger(value) ? null : `${path}: an integer`)
const oneOf =
  (...allowed: string[]): Check =>
  (value, path) =>
    allowed.includes(value as string) ? null : `${path}: one of ${allowed.join(', ')}`

const map: Check = (value, path) =>
  isRecord(value)
    ? (Object.entries(value)
        .map(([key, one]) => string(one, `${path}.${key}`))
        .find(Boolean) ?? null)
    : `${path}: an object of strings`

function object(required: Record<string, Check>, optional: Record<string, Check> = {}): Check {
  const all = { ...required, ...optional }
  return (value, path) => {
    if (!isRecord(value)) return `${path}: an object`
    const missing = Object.keys(required).find((key) => value[key] === undefined)
    if (missing) return `${path}.${missing}: required`
    for (const [key, one] of Object.entries(value)) {
      const check = all[key]
      const problem = check ? check(one, `${path}.${key}`) : `${path}.${key}: unknown`
      if (problem) return problem
    }
    return null
  }
}

function list(item: Check): Check {
  return (value, path) =>
    Array.isArray(value)
      ? (value.map((one, index) => item(one, `${path}[${index}]`)).find(Boolean) ?? null)
      : `${path}: an array`
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** `null`, or where the body differs and what belongs there. */
export const SHAPES = {
  /** BatchReadInputSimplePublicObjectId */
  batchRead: object(
    {
      inputs: list(object({ id: string })),
      properties: list(string),
      propertiesWithHistory: list(string),
    },
    { idProperty: string },
  ),
  /** BatchInputSimplePublicObjectBatchInputUpsert */
  batchUpsert: object({
    inputs: list(
      object({ id: string, properties: map }, { idProperty: string, objectWriteTraceId: string }),
    ),
  }),
  /** BatchedBehavioralEventHttpCompletionRequest */
  events: object({
    inputs: list(
      object(
        { eventName: string, properties: map },
        { email: string, objectId: string, occurredAt: string, utk: string, uuid: string },
      ),
    ),
  }),
  /** PublicGdprDeleteInput */
  gdprDelete: object({ objectId: string }, { idProperty: string }),
  /** PropertyGroupCreate */
  group: object({ label: string, name: string }, { displayOrder: integer }),
  /** PropertyCreate */
  property: object(
    {
      fieldType: oneOf(
        'booleancheckbox',
        'calculation_equation',
        'checkbox',
        'date',
        'file',
        'html',
        'number',
        'phonenumber',
        'radio',
        'select',
        'text',
        'textarea',
      ),
      groupName: string,
      label: string,
      name: string,
      type: oneOf('bool', 'date', 'datetime', 'enumeration', 'number', 'phone_number', 'string'),
    },
    {
      description: string,
      displayOrder: integer,
      formField: boolean,
      hasUniqueValue: boolean,
      hidden: boolean,
      options: list(
        object(
          { hidden: boolean, label: string, value: string },
          { description: string, displayOrder: integer },
        ),
      ),
    },
  ),
  /** PublicObjectSearchRequest, the part the fake understands. */
  search: object({
    after: string,
    filterGroups: list(
      object({
        filters: list(object({ operator: oneOf('EQ'), propertyName: string, value: string })),
      }),
    ),
    limit: integer,
    properties: list(string),
    sorts: list(string),
  }),
} satisfies Record<string, Check>
