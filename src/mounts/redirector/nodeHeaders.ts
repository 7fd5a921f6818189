import type { IncomingHttpHeaders } from 'node:http'

import type { ScanHeaders } from '../../vocabulary/scan.js'

/**
 * Node's headers as a scan reads them, without the copy and the checks of a Web `Headers`: names in
 * lower case only. Holds on to the headers alone, so that a scan that waits to be written keeps no
 * socket.
 */
export function nodeHeaders(raw: IncomingHttpHeaders): ScanHeaders {
  return new NodeHeaders(raw)
}

class NodeHeaders implements ScanHeaders {
  readonly #raw: IncomingHttpHeaders

  constructor(raw: IncomingHttpHeaders) {
    this.#raw = raw
  }

  get(name: string): null | string {
    const value = this.#raw[name]
    if (value === undefined) return null
    return typeof value === 'string' ? value : value.join(', ')
  }

  has(name: string): boolean {
    return this.#raw[name] !== undefined
  }
}
