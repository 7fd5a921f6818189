'use client'

import { useState } from 'react'

import type { PrintChoice } from '../../designs/DesignField/useLook.js'
import type { PrinterChoice } from '../ForPrinter/printerChoice.js'
import type { Unit } from './printSize.js'

import { OFFICE } from '../ForPrinter/printerChoice.js'

/** A symbol in the hand: half a metre away, at a usual resolution. */
const USUAL: PrintChoice = { distanceM: 0.3, dpi: 300, widthMM: 50 }

/** How large, how fine and for whom: what the verdict and every download go by. */
export function usePrintChoice() {
  const [print, setPrint] = useState(USUAL)
  const [wished, setWished] = useState(OFFICE)
  const [unit, setUnit] = useState<Unit>('mm')
  return {
    print,
    set: (part: Partial<PrintChoice>) => setPrint({ ...print, ...part }),
    setUnit,
    unit,
    wish: (part: Partial<PrinterChoice>) => setWished({ ...wished, ...part }),
    wished,
  }
}

export type Printing = ReturnType<typeof usePrintChoice>
