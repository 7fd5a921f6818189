export type FakeContact = {
  createdAt: string
  id: string
  /** Of contacts merged into this one. */
  otherEmails: string[]
  properties: Record<string, string>
  updatedAt: string
  /** How often it was written. */
  writes: number
}

/** A write that changed something, as `propertiesWithHistory` would tell of it. */
export type FakeChange = {
  at: string
  changed: { from: string; name: string; to: string }[]
  email: string
  isNew: boolean
}

export type FakeProperty = {
  archived: boolean
  description: string
  fieldType: string
  groupName: string
  label: string
  name: string
  readOnly: boolean
  type: string
}

export type FakeGroup = { archived: boolean; displayOrder: number; label: string; name: string }

export type FakeEvent = {
  email?: string
  eventName: string
  objectId?: string
  occurredAt?: string
  properties: Record<string, string>
  uuid?: string
}

export type FakeDefinition = {
  label: string
  name: string
  propertyDefinitions: { label: string; name: string; type: string }[]
}

/** Shares (0 to 1) of requests that meet an outage, taken from seeded numbers. */
export type FakeOutages = {
  /** 423 */
  locked?: number
  /** 477 */
  migrating?: number
  /** 429 TEN_SECONDLY_ROLLING although there is room. */
  rateLimited?: number
  /** 500, 502, 503, 504 or 524; half of them after the write was done. */
  serverError?: number
  /** No answer at all; half of them after the write was done. */
  timeout?: number
}

/** What to answer to a single request, whatever it is. `hang`: no answer. */
export type FakeScript = {
  body?: unknown
  hang?: 'after-write' | 'before-write'
  headers?: Record<string, string>
  status?: number
}

export type FakeCounters = {
  /** Contacts made. */
  created: number
  /** Requests that met an outage. */
  outages: number
  requests: number
  /** Requests beyond the burst or daily limit: a client that keeps the limits causes none. */
  violations: number
  /** Bodies that are not of the published shape. */
  wrongShapes: number
}

export type Answer = { body?: unknown; headers?: Record<string, string>; status: number }
