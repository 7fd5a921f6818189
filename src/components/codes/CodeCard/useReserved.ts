'use client'

import { useDocumentInfo, useField, useFormFields } from '@payloadcms/ui'
import { useEffect, useRef, useState } from 'react'

import type { ReserveAnswer } from '../../../endpoints/codes/reserveEndpoint.js'

import { useAPI } from '../../ui/useAPI.js'

/** Between two times a text is asked to be kept, in milliseconds: a third of how long it is. */
const EVERY = 10 * 60_000

/**
 * Keeps a text for a code that is being made, and puts it in the form, so that its symbol and short URL
 * are those it will have. Resolves to whether the form has it. A text of one's own is left alone.
 */
export function useReserved(codes: string): boolean {
  const { id } = useDocumentInfo()
  const { post } = useAPI()
  const { setValue, value } = useField<string>({ path: 'code' })
  const isStatic = useFormFields(([fields]) => fields?.kind?.value === 'static')
  const [reserved, setReserved] = useState<null | string>(null)
  const latest = useRef({ setValue, value })
  useEffect(() => void (latest.current = { setValue, value }))
  const isWanted = !id && !isStatic
  useEffect(() => {
    if (!isWanted) return
    let isOpen = true
    let kept: null | string = null
    const keep = async () => {
      const typed = latest.current.value
      if (typed && typed !== kept) return
      // Without a text the server makes one when the code is saved.
      const answer = await post<ReserveAnswer>(
        `/${codes}/reserve`,
        kept ? { code: kept } : {},
      ).catch(() => null)
      const now = latest.current
      if (!isOpen || !answer?.code || (now.value && now.value !== kept)) return
      kept = answer.code
      setReserved(kept)
      // Nobody has changed anything yet: leaving the page asks nothing.
      now.setValue(kept, true)
    }
    void keep()
    const timer = setInterval(() => void keep(), EVERY)
    return () => {
      isOpen = false
      clearInterval(timer)
    }
  }, [codes, isWanted, post])
  return isWanted && reserved !== null && value === reserved
}
