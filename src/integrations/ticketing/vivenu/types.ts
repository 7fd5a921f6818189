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
