import { asciiURL } from './asciiURL.js'

const HOST = /^(https?:\/\/)([^/?#]*)/i

/** The URL with its host as somebody wrote it, where that is the same one: for people to read. */
export function readableURL(url: string, written: readonly (null | string)[]): string {
  const [, scheme = '', host = ''] = HOST.exec(url) ?? []
  for (const one of written) {
    const readable = HOST.exec(one ?? '')?.[2]
    if (readable && readable !== host && asciiURL(scheme + readable) === scheme + host) {
      return scheme + readable + url.slice(scheme.length + host.length)
    }
  }
  return url
}
