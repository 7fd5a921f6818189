import { lacksScheme } from './completeURL.js'

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
