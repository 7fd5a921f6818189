import type { TFunction } from '@payloadcms/translations'

import type { TextKey } from './en.js'

/** One of our texts in the language of a request, with its variables filled in. */
export function translate(
  t: TFunction<never> | ((key: never, variables?: Record<string, unknown>) => string),
  key: TextKey,
  variables?: Record<string, number | string>,
): string {
  return (t as (key: string, variables?: Record<string, unknown>) => string)(key, variables)
}
