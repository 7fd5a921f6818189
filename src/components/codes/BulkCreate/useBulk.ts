'use client'

import { useTranslation } from '@payloadcms/ui'
import { useRef, useState } from 'react'

import type { Kept } from '../../../endpoints/bulk/batches.js'
import type { Problem } from '../../../endpoints/bulk/plan/types.js'
import type { AnswerError } from '../../ui/askJSON.js'

import { translate } from '../../../translations/translate.js'
import { askLines, type Progress } from '../../ui/askLines.js'
import { useAddresses } from '../../ui/useAddresses.js'

export type Report = {
  count: number
  lines: { code: null | string; destination: null | string; line: number; title: null | string }[]
  notices: string[]
  ok: boolean
  problems: Problem[]
  type: 'report'
}
export type Created = { batch: string; count: number; made: 'already' | 'now'; type: 'created' }
export type Undone = { deleted: number; kept: Kept[]; type: 'undone' }

/** What somebody wants made, as the server takes it. */
export type Wanted = {
  common: Record<string, string>
  csv?: string
  file?: File
  pattern?: { code: string; destination: string; title: string }
}

/** Checks, makes and takes back many codes; one of them at a time. */
export function useBulk(collection: string) {
  const { api } = useAddresses()
  const { t } = useTranslation()
  const [progress, setProgress] = useState<null | Progress>(null)
  const [failure, setFailure] = useState<null | string>(null)
  const [result, setResult] = useState<Created | null | Report | Undone>(null)
  // One key for one go: asked again after a broken connection, nothing is made twice.
  const key = useRef('')

  const send = async (step: 'check' | 'create' | 'undo', init: RequestInit) => {
    setProgress({ done: 0, of: 0 })
    setFailure(null)
    try {
      setResult(await askLines(api(`/${collection}/bulk/${step}`), init, setProgress))
    } catch (error) {
      const { message, status } = error as AnswerError
      setFailure(message ?? (status === 0 ? translate(t, 'plugin-qr:bulkBroken') : String(status)))
    } finally {
      setProgress(null)
    }
  }

  return {
    check: (wanted: Wanted) => {
      key.current = newKey()
      return send('check', bodyOf(wanted, key.current))
    },
    create: (wanted: Wanted) => send('create', bodyOf(wanted, key.current)),
    failure,
    forget: () => {
      setResult(null)
      setFailure(null)
    },
    isBusy: progress !== null,
    progress,
    result,
    undo: (batch: string) => send('undo', json({ batch })),
  }
}

/** `crypto.randomUUID` is there on HTTPS only. */
const newKey = (): string =>
  [...crypto.getRandomValues(new Uint8Array(16))]
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('')

const json = (body: object): RequestInit => ({
  body: JSON.stringify(body),
  headers: { 'Content-Type': 'application/json' },
  method: 'POST',
})

function bodyOf({ file, ...rest }: Wanted, key: string): RequestInit {
  const more = { ...rest, key, tz: Intl.DateTimeFormat().resolvedOptions().timeZone }
  if (!file) return json(more)
  const body = new FormData()
  body.append('file', file)
  body.append('_payload', JSON.stringify(more))
  return { body, method: 'POST' }
}
