/** A request of the labelled day: what the server sees, and who really made it. */
export type Hit = {
  address: string
  /** Epoch milliseconds. */
  at: number
  code: string
  /** Which description it was made by, e.g. `venue` or `click farm`. */
  group: string
  headers: Record<string, string>
  method: 'GET' | 'HEAD'
  /** Whether one request, or a day of them, holds anything that tells this machine from a person. */
  separable: boolean
  who: 'machine' | 'person' | 'staff'
}

/** What a browser sends when somebody opens an address with it. */
export type Browser = Record<string, string>
