import type { CompleteDesign } from '../../../symbol/design/types.js'

import { type Ink, INKS } from '../../../symbol/render/inks.js'

/** What a print shop asks for. */
export type PrinterChoice = { bleedMM: number; cropMarks: boolean; ink: Ink }

/** What every office printer takes. */
export const OFFICE: PrinterChoice = { bleedMM: 0, cropMarks: false, ink: 'rgb' }

/** What is printed, as far as that restricts how. */
export type PrintedThing = {
  /** Not so bought labels, and sheets with marks of their own. */
  isCut: boolean
  /** Neither gradient nor logo. */
  isPlain: boolean
}

export const isPlainLook = ({ gradient }: CompleteDesign, logo: null | object): boolean =>
  gradient === 'none' && logo === null

/** An ink of its own prints neither gradients nor logos. */
export const inksFor = ({ isPlain }: PrintedThing): readonly Ink[] =>
  INKS.filter((ink) => isPlain || ink !== 'spot')

/** What of a choice can be had: the rest waits until it can. */
export const choiceFor = (choice: PrinterChoice, thing: PrintedThing): PrinterChoice => ({
  ...(thing.isCut ? choice : OFFICE),
  ink: inksFor(thing).includes(choice.ink) ? choice.ink : 'rgb',
})

/** As downloads take it: what is as usual is left out, and what the file cannot have. */
export function printerQuery(
  { bleedMM, cropMarks, ink }: PrinterChoice,
  has: readonly (keyof PrinterChoice)[],
): [name: string, value: string][] {
  const values = {
    bleedMM: bleedMM > 0 && String(bleedMM),
    cropMarks: cropMarks && '1',
    ink: ink !== 'rgb' && ink,
  }
  return has.flatMap((name): [string, string][] => {
    const value = values[name]
    return value ? [[name, value]] : []
  })
}
