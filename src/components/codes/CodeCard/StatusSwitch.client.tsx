'use client'

import { useDocumentInfo, useField, useTranslation } from '@payloadcms/ui'
import React from 'react'

import { translate } from '../../../translations/translate.js'
import { useStatusChange } from '../useStatusChange.js'

/** Whether a code leads people on: a field of the form while it is made, from then on at once. */
export const StatusSwitch: React.FC = () => {
  const { id } = useDocumentInfo()
  return id ? <SavedStatus /> : <NewStatus />
}

const NewStatus: React.FC = () => {
  const { setValue, value } = useField<string>({ path: 'status' })
  const isOn = value !== 'paused'
  return <Switch isOn={isOn} onToggle={() => setValue(isOn ? 'paused' : 'active')} />
}

/** What the server holds, not the form: a save does not carry it. */
const SavedStatus: React.FC = () => {
  const { collectionSlug, docPermissions, hasSavePermission, id, isTrashed, ...document } =
    useDocumentInfo()
  const { savedDocumentData, setData } = document
  const title = String(savedDocumentData?.title ?? '')
  const { change, isBusy } = useStatusChange({ collection: collectionSlug, id, title })
  const isOn = savedDocumentData?.status !== 'paused'
  const fields = docPermissions?.fields
  const field = fields === true || fields?.status
  const mayChange = field === true || Boolean(field && field.update)
  const toggle = async () => {
    const changed = await change(isOn ? 'paused' : 'active')
    // The form follows, and Payload does not take the document for somebody else's.
    if (changed) setData({ ...savedDocumentData, ...changed })
  }
  const isFixed = isTrashed || !hasSavePermission || !mayChange
  return <Switch isBusy={isBusy} isFixed={isFixed} isOn={isOn} onToggle={() => void toggle()} />
}

type Props = { isBusy?: boolean; isFixed?: boolean; isOn: boolean; onToggle: () => void }

const Switch: React.FC<Props> = ({ isBusy = false, isFixed = false, isOn, onToggle }) => {
  const { t } = useTranslation()
  return (
    <button
      aria-busy={isBusy}
      aria-checked={isOn}
      aria-label={translate(t, 'plugin-qr:cardStatus')}
      className="qr-switch"
      disabled={isFixed}
      onClick={() => !isBusy && onToggle()}
      role="switch"
      type="button"
    >
      <span aria-hidden="true" className="qr-switch__track" />
      <span aria-hidden="true">{translate(t, isOn ? 'plugin-qr:active' : 'plugin-qr:paused')}</span>
    </button>
  )
}
