import { decodeParameter } from './decodeParameter.js'

/** The name of one parameter of a query, decoded. */
export function parameterName(raw: string): string {
  const equals = raw.indexOf('=')
  return decodeParameter(equals < 0 ? raw : raw.slice(0, equals))
}
