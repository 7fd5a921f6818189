import { fetchJSON } from '../fetchJSON.js'
import { fields, identifier, items, readEmail, text } from '../readFields.js'
import { TicketingConfigurationError, TicketingRequestError } from '../TicketingError.js'

export type VivenuClientOptions = {
  apiKey: string
  /** `https://vivenu.dev` for the development mode. @default 'https://vivenu.com' */
  baseURL?: string
  /** @default globalThis.fetch */
  fetch?: typeof fetch
  /** Tags that begin with it are ours: those no longer wanted are taken away. @default 'qr:' */
  tagPrefix?: string
  /** @default 10_000 ms a request */
  timeout?: number
}

/**
 * Writes attribution to Vivenu customers. Failures are `TicketingRequestError`s whose `kind` says
 * whether a job should try again; no message holds an address, a key or a body.
 *
 * Reads before it writes, since PUT replaces the list of tags; Vivenu has no conditional write, so
 * two writers at the same instant can undo each other: push from one job per customer.
 *
 * Source: GET /api/customers/rich, GET and PUT /api/customers/{id} (`CustomerResource`,
 * `PUT_Customers_UpdateCustomer`), security scheme `apikey`, of Vivenu's OpenAPI document.
 */
export const createVivenuClient = (options: VivenuClientOptions): VivenuClient => {
  const { apiKey, baseURL = 'https://vivenu.com', tagPrefix = 'qr:' } = options
  if (!apiKey) {
    throw new TicketingConfigurationError('payload-plugin-qr: the Vivenu client needs an API key')
  }
  const base = baseURL.replace(/\/+$/, '')
  const call = (path: string, body?: unknown): Promise<unknown> =>
    fetchJSON(base + path, {
      body,
      fetch: options.fetch,
      method: body === undefined ? 'GET' : 'PUT',
      timeout: options.timeout,
      token: apiKey,
      what: `vivenu ${body === undefined ? 'read' : 'update'} customer`,
    })
  const pathOf = (id: string): string => `/api/customers/${encodeURIComponent(id)}`
  return {
    findCustomer: async (email) => {
      const wanted = readEmail(email)
      if (!wanted) return null
      const answer = await call(`/api/customers/rich?email=${encodeURIComponent(wanted)}&top=25`)
      // the filter may match parts of an address
      const found = items(fields(answer).docs).find(
        ({ primaryEmail }) => readEmail(primaryEmail) === wanted,
      )
      return found ? customerOf(found) : null
    },
    updateCustomer: async (id, attribution) => {
      const customer = customerOf(await call(pathOf(id)))
      const change = mergeCustomer(customer, attribution, tagPrefix)
      if (!change) return 'unchanged'
      await call(pathOf(id), change)
      return 'updated'
    },
  }
}

const customerOf = (value: unknown): VivenuCustomer => {
  const customer = fields(value)
  const id = identifier(customer._id)
  if (!id) {
    throw new TicketingRequestError('vivenu read customer: no customer in the answer', 'retry')
  }
  return {
    id,
    meta: { ...fields(customer.meta) },
    tags: Array.isArray(customer.tags) ? customer.tags.flatMap((tag) => text(tag) ?? []) : [],
  }
}

/**
 * A customer's tags and meta with ours brought up to date: tags and keys of others stay, tags of
 * ours that are not wanted any more go. `null` when nothing would change.
 */
const mergeCustomer = (
  customer: VivenuCustomer,
  { meta, tags }: VivenuAttribution,
  tagPrefix: string,
): null | Pick<VivenuCustomer, 'meta' | 'tags'> => {
  const foreign = tagPrefix
    ? customer.tags.filter((tag) => !tag.startsWith(tagPrefix))
    : customer.tags
  const wanted = [...new Set([...foreign, ...tags])]
  const merged = { ...customer.meta, ...meta }
  const sameTags =
    wanted.length === customer.tags.length && wanted.every((tag) => customer.tags.includes(tag))
  const sameMeta = Object.entries(meta).every(
    ([key, value]) => (customer.meta[key] ?? null) === value,
  )
  return sameTags && sameMeta ? null : { meta: merged, tags: wanted }
}

/** What of a Vivenu customer concerns us; nothing else is kept. */
export type VivenuCustomer = {
  id: string
  meta: Record<string, unknown>
  tags: string[]
}

export type VivenuClient = {
  /** By e-mail address, exactly; `null` when there is none. */
  findCustomer: (email: string) => Promise<null | VivenuCustomer>
  /**
   * Makes the customer hold these tags and meta beside what others put there. `null` in `meta`
   * empties a key. Resolves to `unchanged` without writing when all is there, which also keeps
   * Vivenu's own `customer.updated` from echoing. Safe to repeat.
   */
  updateCustomer: (id: string, attribution: VivenuAttribution) => Promise<'unchanged' | 'updated'>
}

export type VivenuAttribution = {
  meta: Record<string, null | number | string>
  /** Ours, with the prefix: `qr:campaign:summer`. */
  tags: string[]
}
