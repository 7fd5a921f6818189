import { parameterName } from '../request/parameterName.js'

/** Query parameter that carries a scan id. */
export const SCAN_ID_PARAMETER = 'qr_scan_id'

/**
 * The URL with this one parameter set, all else byte for byte as it was: a value it already had is
 * taken out, and the fragment stays at the end. `value` must be URL-safe.
 */
export function setParameter(url: string, name: string, value: string): string {
  const hash = url.indexOf('#')
  const fragment = hash < 0 ? '' : url.slice(hash)
  const base = hash < 0 ? url : url.slice(0, hash)
  const mark = base.indexOf('?')
  const path = mark < 0 ? base : base.slice(0, mark)
  const others = (mark < 0 ? '' : base.slice(mark + 1))
    .split('&')
    .filter((part) => part !== '' && parameterName(part) !== name)
  return `${path}?${[...others, `${name}=${value}`].join('&')}${fragment}`
}
