import type { GS1Element, Identified, Read } from './types.js'

import { applicationIdentifier } from './applicationIdentifiers.js'
import { checkValue } from './checkValue.js'
import { belongsInPath } from './keyPath.js'

/**
 * Puts elements into the order of a Digital Link URI: the first key among them, those of its qualifiers that
 * are there, then attributes, those of a fixed length first. The same twice counts once.
 */
export function arrange(written: readonly GS1Element[]): Read<Identified> {
  const elements = once(written)
  for (const { ai, value } of elements) {
    const entry = applicationIdentifier(ai)
    if (!entry) return { problem: { ai, kind: 'unknownAI', value } }
    const problem = checkValue(entry, value)
    if (problem) return { problem }
    const other = elements.find((one) => one.ai === ai && one.value !== value)
    if (other) return { problem: { ai, kind: 'twice', value: other.value } }
  }
  const key = elements.find(({ ai }) => applicationIdentifier(ai)!.qualifiers !== null)
  if (!key) return { problem: { kind: 'noKey' } }
  const path = [key, ...qualifiersOf(key, elements)]
  const rest = elements.filter((one) => !path.includes(one))
  const misplaced = rest.find((one) => !isAttributeBeside(one, path))
  if (misplaced) return { problem: { ...misplaced, kind: 'notAttribute' } }
  const isFixed = ({ ai }: GS1Element) => applicationIdentifier(ai)!.isFixed
  const attributes = [...rest.filter(isFixed), ...rest.filter((one) => !isFixed(one))]
  return { elements: [...path, ...attributes], keys: path.length }
}

/** Of the alternatives a key has, the one of which most is there, or that was begun first. */
function qualifiersOf(key: GS1Element, elements: readonly GS1Element[]): GS1Element[] {
  const found = applicationIdentifier(key.ai)!.qualifiers!.map((sequence) =>
    sequence.flatMap((ai) => elements.filter((one) => one.ai === ai)),
  )
  const begun = (path: GS1Element[]) => Math.min(...path.map((one) => elements.indexOf(one)))
  return found.reduce((best, one) =>
    one.length > best.length || (one.length === best.length && begun(one) < begun(best))
      ? one
      : best,
  )
}

const isAttributeBeside = ({ ai }: GS1Element, path: readonly GS1Element[]): boolean =>
  applicationIdentifier(ai)!.isAttribute &&
  !belongsInPath(
    ai,
    path.map((one) => one.ai),
  )

const once = (elements: readonly GS1Element[]): GS1Element[] =>
  elements.filter(
    ({ ai, value }, at) => elements.findIndex((one) => one.ai === ai && one.value === value) === at,
  )
