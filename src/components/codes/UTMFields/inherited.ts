'use client'

import { createContext, useContext } from 'react'

import type { ScanExplanation } from '../../../scan/explainScan.js'
import type { UTM } from '../../../vocabulary/scan.js'

export type Inherited = Partial<Record<keyof UTM, ScanExplanation['parameters'][number]>>

/** What each parameter is without a value of the code's own, and where that comes from. */
export const InheritedUTM = createContext<Inherited>({})

export const useInherited = (): Inherited => useContext(InheritedUTM)
