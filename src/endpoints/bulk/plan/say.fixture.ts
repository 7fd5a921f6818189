import type { Say } from './types.js'

import { en } from '../../../translations/en.js'

/** English, as a person reads it. */
export const say: Say = (key, variables = {}) => {
  const texts = en['plugin-qr'] as Record<string, string>
  return texts[key.slice('plugin-qr:'.length)]!.replace(/\{\{(\w+)\}\}/g, (_, name: string) =>
    String(variables[name]),
  )
}
