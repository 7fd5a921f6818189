'use client'

import type { TextFieldClientProps } from 'payload'

import { TextField, useDocumentInfo, useFormFields, useTranslation } from '@payloadcms/ui'
import React from 'react'

import type { PrintState } from '../../../hooks/codes/readPrintState.js'

import { translate } from '../../../translations/translate.js'
import { normaliseCode } from '../../../vocabulary/normaliseCode.js'
import '../../ui/admin.css'
import { useOwnField } from '../../ui/useOwnField.js'
import { useIsDownloaded } from '../downloadStore.js'

type Props = { saved: null | string; state: PrintState } & TextFieldClientProps

export const CodeInput: React.FC<Props> = ({ saved: loaded, state, ...props }) => {
  const { t } = useTranslation()
  const field = useOwnField(props.field)
  const { id, savedDocumentData } = useDocumentInfo()
  const typed = useFormFields(([fields]) => String(fields?.[props.path]?.value ?? '').trim())
  const saved = (savedDocumentData?.code as string | undefined) ?? loaded
  const isTaken = useIsDownloaded(id, saved) || (state.downloaded && saved === loaded)
  const isInPrint = state.scanned || isTaken
  const wanted = normaliseCode(typed) ?? typed
  const changes = saved && typed && wanted !== saved
  const warning = isInPrint ? 'plugin-qr:codeStays' : 'plugin-qr:warnCodeChanged'
  return (
    <>
      <TextField {...props} field={field} />
      {state.scanned && saved && !changes && (
        <p className="qr-muted">{translate(t, 'plugin-qr:codeInPrint', { code: saved })}</p>
      )}
      <ul aria-live="polite" className="qr-warnings">
        {changes && <li>{translate(t, warning, { code: saved, wanted })}</li>}
      </ul>
    </>
  )
}
