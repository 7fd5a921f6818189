'use client'

import { toast, useTranslation } from '@payloadcms/ui'
import { useState } from 'react'

import type { AnswerError } from '../ui/askJSON.js'

import { translate } from '../../translations/translate.js'
import { useAPI } from '../ui/useAPI.js'

export type Status = 'active' | 'paused'

type Code = { collection: string | undefined; id: unknown; title: string }
type Changed = { status: Status; updatedAt?: string }

/** Pauses or resumes a code at once, and says how it ended: `change` resolves to `null` where it failed. */
export function useStatusChange({ collection, id, title }: Code) {
  const { post } = useAPI()
  const { t } = useTranslation()
  const [isBusy, setBusy] = useState(false)
  const change = async (status: Status): Promise<Changed | null> => {
    setBusy(true)
    try {
      const { doc } = await post<{ doc?: Changed }>(`/${collection}/${String(id)}/status`, {
        status,
      })
      if (!doc) throw { field: null, message: null, status: 200 } satisfies AnswerError
      const done = doc.status === 'paused' ? 'plugin-qr:pausedNow' : 'plugin-qr:resumedNow'
      toast.success(translate(t, done, { title }))
      return doc
    } catch (error) {
      const { message, status: answered } = error as AnswerError
      const why = answered === 0 ? translate(t, 'plugin-qr:statsOffline') : String(answered)
      toast.error(translate(t, 'plugin-qr:statusFailed', { reason: message ?? why }))
      return null
    } finally {
      setBusy(false)
    }
  }
  return { change, isBusy }
}
