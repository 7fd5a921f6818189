'use client'

import { useFormFields } from '@payloadcms/ui'
import { useEffect, useRef, useState } from 'react'

import type { LookAnswer } from '../../../endpoints/codes/lookEndpoint.js'
import type { SymbolDesign } from '../../../symbol/design/types.js'
import type { AnswerError } from '../../ui/askJSON.js'

import { relationID } from '../../../vocabulary/relationID.js'
import { type API, useAPI } from '../../ui/useAPI.js'

export type Look = {
  answer: LookAnswer | null
  error: null | string
  /** The answer is about an older look. */
  isAsking: boolean
}

/** How it will be printed. */
export type PrintChoice = { distanceM: number; dpi: number; widthMM: number }

/** A pause in typing or dragging after which the server is asked. */
const PAUSE = 350

/** What is inherited and whether it scans, asked anew whenever somebody changes something. */
export function useLook(
  codes: string,
  /** `null`: there is nothing to draw yet. */
  content: null | string,
  design: SymbolDesign,
  print?: PrintChoice,
): Look {
  const api = useAPI()
  const relations = useFormFields(([fields]) =>
    JSON.stringify({
      campaign: relationID(fields?.campaign?.value),
      logo: relationID(fields?.logo?.value),
      preset: relationID(fields?.preset?.value),
    }),
  )
  const asked = JSON.stringify({ ...JSON.parse(relations), content, design, ...print })
  const [look, setLook] = useState<{ asked: null | string } & Omit<Look, 'isAsking'>>({
    answer: null,
    asked: null,
    error: null,
  })
  const latest = useRef(asked)
  const isNothing = content === null
  useEffect(() => {
    latest.current = asked
    if (isNothing) return
    const timer = setTimeout(() => {
      const settle = (found: Pick<Look, 'error'> & { answer?: LookAnswer }) => {
        // An answer that was overtaken says nothing about what is shown.
        if (latest.current !== asked) return
        setLook((before) => ({ answer: found.answer ?? before.answer, asked, error: found.error }))
      }
      askOnce(api, `/${codes}/look`, asked).then(
        (answer) => settle({ answer, error: null }),
        ({ message, status }: AnswerError) => settle({ error: message ?? String(status) }),
      )
    }, PAUSE)
    return () => clearTimeout(timer)
  }, [api, asked, codes, isNothing])
  return { answer: look.answer, error: look.error, isAsking: look.asked !== asked }
}

const asking = new Map<string, Promise<LookAnswer>>()

/** Parts of a page that ask the same at the same time share the answer. */
function askOnce(api: API, path: string, asked: string): Promise<LookAnswer> {
  const key = `${path} ${asked}`
  const known = asking.get(key)
  if (known) return known
  const answer = api.post<LookAnswer>(path, JSON.parse(asked) as object)
  asking.set(key, answer)
  const forget = () => asking.delete(key)
  answer.then(forget, forget)
  return answer
}
