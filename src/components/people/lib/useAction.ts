'use client'

import { toast } from '@payloadcms/ui'
import { useCallback, useState } from 'react'

import type { AnswerError } from '../../ui/askJSON.js'

import { useText } from '../../analytics/lib/useText.js'

/**
 * Does what a button asks for, once at a time, and says how it ended. `busy` names what is under way.
 */
export function useAction() {
  const { text } = useText()
  const [busy, setBusy] = useState<null | string>(null)
  const run = useCallback(
    async <T>(name: string, work: () => Promise<T>, done?: (result: T) => string | void) => {
      setBusy(name)
      try {
        const result = await work()
        const message = done?.(result)
        if (message) toast.success(message)
        return result
      } catch (error) {
        const { message, status } = error as AnswerError
        const why =
          status === 0
            ? text('statsOffline')
            : status === 401 || status === 403
              ? text('statsSignedOutHint')
              : (message ?? text('crmTryLater'))
        toast.error(text('crmError', { message: why }))
        return null
      } finally {
        setBusy(null)
      }
    },
    [text],
  )
  return { busy, run }
}
