/**
 * Bodies of the requests we send, as JSON Schemas in our own words. Types, names and required keys
 * are those of the `components.schemas` of HubSpot's published OpenAPI documents, version 2026-09,
 * in github.com/HubSpot/HubSpot-public-api-spec-collection, folder `PublicApiSpecs`:
 * - `CRM/Contacts/Rollouts/424/2026-09/contacts.json`
 * - `CRM/Properties/Rollouts/145899/2026-09/properties.json`
 * - `Events/Send Event Completions/Rollouts/669/`
 *
 * Stricter than those in two things: a key they do not name is an error here, since in life it is a
 * typo that goes unnoticed, and batches have the 100 inputs of the written documentation.
 */
const string = { type: 'string' }
const boolean = { type: 'boolean' }
const int32 = { maximum: 2_147_483_647, minimum: -2_147_483_648, type: 'integer' }
const oneOf = (...values: string[]) => ({ enum: values, type: 'string' })
const strings = { items: string, type: 'array' }
const values = { additionalProperties: string, type: 'object' }

type Schema = Record<string, unknown>

const object = (
  required: Record<string, Schema>,
  optional: Record<string, Schema> = {},
): Schema => ({
  additionalProperties: false,
  properties: { ...required, ...optional },
  required: Object.keys(required),
  type: 'object',
})

const batch = (items: Schema): Schema => ({ items, maxItems: 100, minItems: 1, type: 'array' })

const option = object(
  { hidden: boolean, label: string, value: string },
  { description: string, displayOrder: int32 },
)

const property = object(
  {
    fieldType: oneOf('booleancheckbox', 'calculation_equation', 'checkbox', 'date', 'file', 'html', 'number', 'phonenumber', 'radio', 'select', 'text', 'textarea'), // prettier-ignore
    groupName: string,
    label: string,
    name: string,
    type: oneOf('bool', 'date', 'datetime', 'enumeration', 'number', 'phone_number', 'string'),
  },
  {
    calculationFormula: string,
    description: string,
    displayOrder: int32,
    externalOptions: boolean,
    formField: boolean,
    hasUniqueValue: boolean,
    hidden: boolean,
    options: { items: option, type: 'array' },
    referencedObjectType: string,
  },
)

const filter = object({ operator: oneOf('EQ'), propertyName: string }, { value: string })

const event = object(
  { eventName: string, properties: values },
  { email: string, objectId: string, occurredAt: string, utk: string, uuid: string },
)

const eventProperty = object(
  { label: string, type: string },
  { description: string, name: string, options: { items: option, type: 'array' } },
)

/** By the use we make of them; the name HubSpot gives each stands beside it. */
export const SCHEMAS = {
  /** POST …/contacts/batch/read: BatchReadInputSimplePublicObjectId */
  batchRead: object(
    { inputs: batch(object({ id: string })), properties: strings, propertiesWithHistory: strings },
    { idProperty: string },
  ),
  /** POST …/contacts/batch/update: BatchInputSimplePublicObjectBatchInput */
  batchUpdate: object({
    inputs: batch(
      object(
        { id: string, properties: values },
        { idProperty: string, objectWriteTraceId: string },
      ),
    ),
  }),
  /** POST …/contacts/batch/upsert: BatchInputSimplePublicObjectBatchInputUpsert */
  batchUpsert: object({
    inputs: batch(
      object(
        { id: string, properties: values },
        { idProperty: string, objectWriteTraceId: string },
      ),
    ),
  }),
  /** POST …/send: BehavioralEventHttpCompletionRequest */
  event,
  /** POST …/event-definitions, API reference "Create an event definition" */
  eventDefinition: object(
    {
      includeDefaultProperties: boolean,
      label: string,
      propertyDefinitions: { items: eventProperty, type: 'array' },
    },
    { description: string, name: string, primaryObject: string },
  ),
  /** POST …/send/batch: BatchedBehavioralEventHttpCompletionRequest */
  events: object({ inputs: { items: event, minItems: 1, type: 'array' } }),
  /** POST …/contacts/gdpr-delete: PublicGdprDeleteInput */
  gdprDelete: object({ objectId: string }, { idProperty: string }),
  /** POST …/properties/…/groups: PropertyGroupCreate */
  group: object({ label: string, name: string }, { displayOrder: int32 }),
  /** POST …/properties/{version}/contacts/batch/create: BatchInputPropertyCreate */
  properties: object({ inputs: batch(property) }),
  /** POST …/properties/{version}/contacts: PropertyCreate */
  property,
  /** POST …/contacts/search: PublicObjectSearchRequest, the part the fake understands. */
  search: object({
    after: string,
    filterGroups: { items: object({ filters: { items: filter, type: 'array' } }), type: 'array' },
    limit: int32,
    properties: strings,
    sorts: strings,
  }),
} satisfies Record<string, Schema>
