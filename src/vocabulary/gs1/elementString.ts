import type { GS1Element } from './types.js'

const AI = /^\((\d{2,4})\)/

/**
 * The elements of a text with brackets, as people read it under a symbol: `(01)09506000134352(10)ABC`. Spaces
 * say nothing; a bracket in a value is written `\(`. `null`: it is no such text.
 */
export function readElementString(text: string): GS1Element[] | null {
  const elements: GS1Element[] = []
  let rest = text.replace(/\s+/g, '')
  while (rest !== '') {
    const found = AI.exec(rest)
    if (!found) return null
    rest = rest.slice(found[0].length)
    const value = /^(?:\\\(|(?!\(\d{2,4}\)).)*/.exec(rest)![0]
    rest = rest.slice(value.length)
    elements.push({ ai: found[1]!, value: value.replaceAll('\\(', '(') })
  }
  return elements
}

/** The same as one text, so that each has one text alone. */
export const elementString = (elements: readonly GS1Element[]): string =>
  elements.map(({ ai, value }) => `(${ai})${value.replaceAll('(', '\\(')}`).join('')
