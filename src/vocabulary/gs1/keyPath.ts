import { applicationIdentifier } from './applicationIdentifiers.js'

/** Whether these qualifiers may follow the key, in this order; any of them may be left out. */
export function isKeyPath(key: string, qualifiers: readonly string[]): boolean {
  const alternatives = applicationIdentifier(key)?.qualifiers
  if (!alternatives) return false
  return alternatives.some((sequence) => {
    let from = 0
    return qualifiers.every((one) => {
      const at = sequence.indexOf(one, from)
      from = at + 1
      return at >= 0
    })
  })
}

/** Whether an attribute belongs among the qualifiers of this key and these qualifiers. */
export const belongsInPath = (ai: string, [key, ...qualifiers]: readonly string[]): boolean =>
  Array.from({ length: qualifiers.length + 1 }, (_, at) => at).some((at) =>
    isKeyPath(key!, [...qualifiers.slice(0, at), ai, ...qualifiers.slice(at)]),
  )
