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
