import { nameKey } from '../domains.js'
import { identifiersKey, readIdentifiers } from './readIdentifiers.js'

/** The number of a product as scans name it, with the domain it was asked for on; `null`: it is none. */
export function productKey(text: string): null | string {
  const [, host, identifiers] = /^(?:([^\s/?#@()]{1,253})\/)?(\(.+)$/.exec(text.trim()) ?? []
  const read = identifiers === undefined ? null : readIdentifiers(identifiers)
  return !read || read.problem ? null : nameKey(identifiersKey(read), host?.toLowerCase())
}
