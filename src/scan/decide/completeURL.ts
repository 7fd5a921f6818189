/** Blanks, and what nobody sees of what was pasted. */
const AROUND = /^[\s\u00ad\u200b-\u200f\u2060\ufeff]+|[\s\u00ad\u200b-\u200f\u2060\ufeff]+$/g

/** A host with a dot, of any script, its port, and what may follow. */
const PLAIN_HOST =
  /^[\p{L}\p{N}-]+(\.[\p{L}\p{N}-]+)*\.(\p{L}{2,}|xn--[a-z0-9-]+)(:\d+)?([/?#]|$)/iu

/** Whether an address starts with a host, where a scheme belongs. */
const lacksScheme = (url: string): boolean => PLAIN_HOST.test(url)

/** The address a person means: without blanks around it, and with https where only that is missing. */
export function completeURL(written: string): string {
  const url = written.replace(AROUND, '')
  return lacksScheme(url) ? `https://${url}` : url
}

/**
 * `https://…` for an address whose scheme was mistyped (`htps:`, `https;//`, `http//`), or without
 * one where it plainly starts with a host; `null` where nothing can be guessed.
 */
export function schemeSlip(url: string): null | string {
  const slip =
    /^(h+t{1,4}p+s*|https?|ttps?|hpp?ts?|hps)(:\/*|;\/*|\/\/+|:\/|\.\/\/)(?=[^/:;])(.+)$/i.exec(url)
  if (slip && !/^https?:\/\/[^/]/i.test(url)) return `https://${slip[3]}`
  return lacksScheme(url) ? `https://${url}` : null
}
