import punycode from 'punycode/punycode.js'

const HOST = /^(https?:\/\/)([^/?#\\@:]+)(?=(?::\d+)?(?:[/?#]|$))/i

// Letters that nobody takes for others: of one script per label, and none of those that look like
// plain Latin ones (dotless i, phonetic letters). UTS 39, section 5.2, on the side of caution.
const PLAIN = [
  /^[a-z0-9\u00df-\u00f6\u00f8-\u0130\u0132-\u0137\u0139-\u017e\u0219\u021b\u1e00-\u1eff-]+$/,
  /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u30fc0-9-]+$/u,
  ...['Arabic', 'Bengali', 'Devanagari', 'Georgian', 'Hangul', 'Hebrew', 'Tamil', 'Thai'].map(
    (script) => new RegExp(`^[\\p{Script=${script}}0-9-]+$`, 'u'),
  ),
]

// Most of their letters have a Latin double: read only where the ending says what script it is.
const DOUBLES = ['Cyrillic', 'Greek'].map(
  (script) => new RegExp(`^(?:[\\p{Script=${script}}0-9-]+\\.)+\\p{Script=${script}}+$`, 'u'),
)

/**
 * The URL with the host of many scripts (`xn--…`) as people read it. A host that could be taken for
 * another one stays in ASCII.
 */
export function readableURL(url: string): string {
  const [, scheme = '', host = ''] = HOST.exec(url) ?? []
  if (!/(?:^|\.)xn--/i.test(host)) return url
  const readable = readableHost(host.toLowerCase())
  return readable === null ? url : scheme + readable + url.slice(scheme.length + host.length)
}

function readableHost(host: string): null | string {
  try {
    const readable = punycode.toUnicode(host)
    const isPlain =
      readable.split('.').every((label) => PLAIN.some((script) => script.test(label))) ||
      DOUBLES.some((script) => script.test(readable))
    // What the parser would not make the same host of is none that anybody wrote.
    return isPlain && new URL(`https://${readable}`).hostname === host ? readable : null
  } catch {
    return null
  }
}
