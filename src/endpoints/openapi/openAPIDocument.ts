import type { Endpoint, SanitizedConfig } from 'payload'

import type { QROptions } from '../../options/sanitizeOptions.js'
import type { Operation, Schema } from './operation.js'

import { SIGNATURE_HEADER } from '../../integrations/edge/signature.js'
import { API_SCOPES } from '../../vocabulary/apiKeys.js'
import { API_KEY_PREFIX } from '../../vocabulary/apiKeyText.js'
import { ANSWER_SCHEMAS } from './answerSchemas.js'
import { text } from './operation.js'
import { OPERATIONS } from './operations.js'

/** Of the endpoints, not of the package: goes up with what a client could trip over. */
const VERSION = '1'

const COLLECTIONS = ['campaigns', 'codes', 'contacts', 'scans'] as const

/** Our endpoints of a config, each by its name in `OPERATIONS` and its path below `/api`. */
export function ownEndpoints(
  { collections, endpoints }: Pick<SanitizedConfig, 'collections' | 'endpoints'>,
  { slugs }: QROptions,
): { name: string; path: string }[] {
  const isOwn = ({ name }: { name: string }): boolean => Object.hasOwn(OPERATIONS, name)
  const ofRoot = endpoints.map(({ method, path }) => ({ name: `${method} ${path}`, path }))
  const ofCollections = COLLECTIONS.flatMap((collection) => {
    const slug = slugs[collection]
    const own = collections.find((one) => one.slug === slug)?.endpoints
    return ((own || []) as Endpoint[]).map(({ method, path }) => ({
      name: `${method} ${collection} ${path}`,
      path: `/${slug}${path}`,
    }))
  })
  return [...ofRoot, ...ofCollections].filter(isOwn)
}

type Asked = {
  config: SanitizedConfig
  options: QROptions
  /** What stands before the path of Payload's API. */
  server: string
}

/** OpenAPI 3.1 of the endpoints this host has: what its options leave out is not in it. */
export function openAPIDocument({ config, options, server }: Asked): object {
  const hasKeys = options.apiKeys !== false
  const paths: Record<string, Record<string, object>> = {}
  for (const { name, path } of ownEndpoints(config, options)) {
    const [method] = name.split(' ') as [string]
    const written = path.replaceAll(/:(\w+)\*?/g, '{$1}')
    paths[written] = {
      ...paths[written],
      [method]: operationObject(OPERATIONS[name]!, path, hasKeys),
    }
  }
  return {
    components: {
      responses: {
        Refused: {
          content: { 'application/json': { schema: { $ref: '#/components/schemas/Errors' } } },
          description: 'What was wrong, and how to mend it',
        },
      },
      schemas: {
        ...ANSWER_SCHEMAS.types,
        Errors: {
          properties: {
            errors: {
              items: {
                properties: { field: text, message: text, scope: text },
                required: ['message'],
                type: 'object',
              },
              type: 'array',
            },
          },
          required: ['errors'],
          type: 'object',
        },
      },
      securitySchemes: {
        metrics: { scheme: 'bearer', type: 'http' },
        session: { in: 'cookie', name: `${config.cookiePrefix}-token`, type: 'apiKey' },
        ...(hasKeys && {
          apiKey: {
            bearerFormat: `${API_KEY_PREFIX}…`,
            description: `A key of ours. What stands beside it is the scope it needs, of ${API_SCOPES.join(', ')}.`,
            scheme: 'bearer',
            type: 'http',
          },
        }),
        signature: { in: 'header', name: SIGNATURE_HEADER, type: 'apiKey' },
        userKey: {
          description: `Where a collection has API keys: \`<its slug> API-Key <key>\``,
          in: 'header',
          name: 'Authorization',
          type: 'apiKey',
        },
      },
    },
    info: {
      description:
        'Endpoints of payload-plugin-qr. Codes, campaigns, designs and scans themselves are read and written by the REST API of Payload.',
      title: 'QR codes',
      version: VERSION,
    },
    openapi: '3.1.0',
    paths: Object.fromEntries(Object.entries(paths).sort(([a], [b]) => (a < b ? -1 : 1))),
    servers: [{ url: server + config.routes.api }],
  }
}

const SECURITY = {
  everybody: [],
  signature: [{ signature: [] }],
  token: [{ metrics: [] }],
} as const

/** A key's scope stands beside the ways of whole users. */
const securityOf = ({ scope, who }: Operation, hasKeys: boolean): readonly object[] =>
  who
    ? SECURITY[who]
    : [
        { session: [] },
        { userKey: [] },
        ...(hasKeys && scope !== null ? [{ apiKey: scope === 'any' ? [] : [scope] }] : []),
      ]

function operationObject(operation: Operation, path: string, hasKeys: boolean): object {
  const { body, id, parameters = {}, status = 200, summary, tag } = operation
  const refused = { $ref: '#/components/responses/Refused' }
  const inPath = [...path.matchAll(/:(\w+)/g)].map(([, name]) => ({
    in: 'path',
    name,
    required: true,
    schema: text,
  }))
  const inQuery = Object.entries(parameters).map(([name, { schema, ...more }]) => ({
    in: 'query',
    name,
    ...more,
    schema,
    // as Payload reads a where
    ...(schema.type === 'object' && { explode: true, style: 'deepObject' }),
  }))
  return {
    operationId: id,
    ...(inPath.length + inQuery.length > 0 && { parameters: [...inPath, ...inQuery] }),
    ...(body && {
      requestBody: {
        content: { 'application/json': { schema: body.schema } },
        ...(body.required && { required: true }),
      },
    }),
    responses: {
      [status]: answerObject(operation),
      ...errorsOf(operation, refused),
      default: refused,
    },
    security: securityOf(operation, hasKeys),
    summary,
    tags: [tag],
  }
}

function answerObject({ answer, isStream, summary }: Operation): object {
  const media = isStream ? 'application/x-ndjson' : 'application/json'
  const content =
    'types' in answer
      ? Object.fromEntries(answer.types.map((type) => [type, {}]))
      : { [media]: { schema: 'name' in answer ? schemaOf(answer.name) : answer.schema } }
  return {
    content,
    description: isStream ? 'Lines of JSON; the last says what it came to' : summary,
  }
}

function schemaOf(name: string): Schema {
  const schema = ANSWER_SCHEMAS.answers[name]
  if (!schema) throw new Error(`There is no answer "${name}" in scripts/openapi/answers.ts`)
  return schema
}

const errorsOf = ({ errors = {} }: Operation, refused: object): object =>
  Object.fromEntries(
    Object.entries(errors).map(([status, description]) => [status, { ...refused, description }]),
  )
