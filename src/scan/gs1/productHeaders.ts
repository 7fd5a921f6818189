import type { ScanInHand } from '../scanInHand.js'

import { anchorOf } from './linkset.js'
import { resolverHeaders } from './resolverAnswers.js'

/** What an answer to a Digital Link has beside those of a scan: where all links are, and who may ask. */
export function productHeaders({ product }: ScanInHand): Record<string, string> {
  const [first] = product?.levels ?? []
  return resolverHeaders(first ? anchorOf(first, product!.root) : null)
}
