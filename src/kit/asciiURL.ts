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

const UNSAFE = /[^\x21-\x7e]/
const UNSAFE_RUNS = /[^\x21-\x7e]+/g

const CONTROL = /[\u0000-\u001f\u007f-\u009f]/g

/**
 * A URL as it may stand in a `Location` header: printable ASCII only. Control characters are
 * dropped, the rest is percent-encoded as UTF-8, as a browser would. ASCII stays byte for byte.
 */
export function headerSafe(url: string): string {
  if (!UNSAFE.test(url)) return url
  return url.replace(UNSAFE_RUNS, (run) =>
    // A lone surrogate would make encodeURIComponent throw.
    encodeURIComponent(run.replace(CONTROL, '').replace(/\p{Surrogate}/gu, '\ufffd')),
  )
}
