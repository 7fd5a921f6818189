import type { ScanHeaders } from '../../vocabulary/scan.js'

/** Headers for a host, who may write their names as a `Headers` takes them. */
export const inAnyCase = (headers: ScanHeaders): ScanHeaders => ({
  get: (name) => headers.get(name.toLowerCase()),
  has: (name) => headers.has(name.toLowerCase()),
})
