'use client'

import { useFormFields } from '@payloadcms/ui'
import { useState } from 'react'

import { type Mockup, mockupFor } from './mockupFor.js'

/** What the symbol is shown on: what somebody chose here, else what the form speaks of. */
export function useMockup(): [Mockup, (mockup: Mockup) => void] {
  const [chosen, setChosen] = useState<Mockup | null>(null)
  const guessed = useFormFields(([fields]) =>
    mockupFor(textOf(fields?.placement?.value), textOf(fields?.title?.value)),
  )
  return [chosen ?? guessed, setChosen]
}

const textOf = (value: unknown): null | string => (typeof value === 'string' ? value : null)
