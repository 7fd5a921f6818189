import type { LabelFunction, PayloadRequest, StaticLabel } from 'payload'

/** A label in the language of a request, else in the one the host falls back to. */
export function labelText(
  label: false | LabelFunction | StaticLabel | undefined,
  { i18n, t }: PayloadRequest,
  otherwise: string,
): string {
  if (typeof label === 'function') return label({ i18n: i18n as never, t: t as never })
  if (label && typeof label === 'object') {
    return label[i18n.language] ?? label[i18n.fallbackLanguage] ?? otherwise
  }
  return label || otherwise
}
