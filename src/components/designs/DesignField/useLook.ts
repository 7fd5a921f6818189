'use client'

import { useFormFields } from '@payloadcms/ui'
import { useEffect, useRef, useState } from 'react'

import type { LookAnswer } from '../../../endpoints/codes/lookEndpoint.js'
import type { SymbolDesign } from '../../../symbol/design/types.js'
import type { AnswerError } from '../../ui/askJSON.js'

import { useAPI } from '../../ui/useAPI.js'

export type Look = {
  answer: LookAnswer | null
  error: null | string
  /** The answer is about an older look. */
  isAsking: boolean
}

/** A pause in typing or dragging after which the server is asked. */
const PAUSE = 350

const idOf = (value: unknown): unknown =>
  value && typeof value === 'object' ? (value as { id?: unknown }).id : value

/** What is inherited and whether it scans, asked anew whenever somebody changes something. */
export function useLook(codes: string, content: string, design: SymbolDesign): Look {
  const api = useAPI()
  const relations = useFormFields(([fields]) =>
    JSON.stringify({
      campaign: idOf(fields?.campaign?.value),
      logo: idOf(fields?.logo?.value),
      preset: idOf(fields?.preset?.value),
    }),
  )
  const asked = JSON.stringify({ ...JSON.parse(relations), content, design })
  const [look, setLook] = useState<{ asked: null | string } & Omit<Look, 'isAsking'>>({
    answer: null,
    asked: null,
    error: null,
  })
  const latest = useRef(asked)
  useEffect(() => {
    latest.current = asked
    const timer = setTimeout(() => {
      const settle = (found: Pick<Look, 'error'> & { answer?: LookAnswer }) => {
        // An answer that was overtaken says nothing about what is shown.
        if (latest.current !== asked) return
        setLook((before) => ({ answer: found.answer ?? before.answer, asked, error: found.error }))
      }
      api.post<LookAnswer>(`/${codes}/look`, JSON.parse(asked) as object).then(
        (answer) => settle({ answer, error: null }),
        ({ message, status }: AnswerError) => settle({ error: message ?? String(status) }),
      )
    }, PAUSE)
    return () => clearTimeout(timer)
  }, [api, asked, codes])
  return { answer: look.answer, error: look.error, isAsking: look.asked !== asked }
}
