import { headerSafe } from './headerSafe.js'

const FOREIGN = /[^\x21-\x7e]|%/

/**
 * A URL as it may stand in a `Location` header: its host in ASCII (RFC 3986, section 3.2.2; UTS 46, as
 * the URL parser does it), because not everybody reads a percent-encoded one; the rest as
 * `headerSafe`. What has a plain host stays byte for byte.
 */
export function asciiURL(url: string): string {
  return FOREIGN.test(url) ? headerSafe(asciiHost(url)) : url
}

function asciiHost(url: string): string {
  const [, scheme, host, port = '', rest = ''] =
    /^(https?:\/\/)([^/?#\\@:]+)(:\d+)?((?:[/?#]|$)[^]*)$/i.exec(url) ?? []
  if (scheme === undefined || host === undefined || !FOREIGN.test(host)) return url
  const plain = `https://${host}`
  return URL.canParse(plain) ? scheme + new URL(plain).hostname + port + rest : url
}
