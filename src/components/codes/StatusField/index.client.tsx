'use client'

import type { SelectFieldClientProps } from 'payload'

import { Button, FieldLabel, SelectField, useDocumentInfo, useTranslation } from '@payloadcms/ui'
import React from 'react'

import { translate } from '../../../translations/translate.js'
import '../../ui/admin.css'
import { useOwnField } from '../../ui/useOwnField.js'
import { StatePill } from '../StatePill/index.client.js'
import { useStatusChange } from '../useStatusChange.js'

/** The status of a code: a choice while it is made, a switch that works at once from then on. */
export const StatusField: React.FC<SelectFieldClientProps> = (props) => {
  const { id } = useDocumentInfo()
  const field = useOwnField(props.field)
  return id ? <StatusSwitch {...props} field={field} /> : <SelectField {...props} field={field} />
}

const StatusSwitch: React.FC<SelectFieldClientProps> = ({ field, path, readOnly }) => {
  const { t } = useTranslation()
  const { hasSavePermission, isTrashed } = useDocumentInfo()
  const { isBusy, status, toggle } = useStatusSwitch()
  const isPaused = status === 'paused'
  return (
    <div className="field-type qr-status" id={`field-${path}`}>
      <FieldLabel as="span" label={field.label} />
      <div className="qr-status__switch">
        <StatePill code={{ status }} state={status} />
        {!readOnly && hasSavePermission && !isTrashed && (
          <Button
            buttonStyle="secondary"
            disabled={isBusy}
            margin={false}
            onClick={toggle}
            size="small"
          >
            {translate(t, isPaused ? 'plugin-qr:resume' : 'plugin-qr:pause')}
          </Button>
        )}
      </div>
      <p className="qr-muted">{translate(t, 'plugin-qr:statusNow')}</p>
    </div>
  )
}

/** What the server holds, not the form: a save does not carry it. */
function useStatusSwitch() {
  const { collectionSlug, id, savedDocumentData, setData } = useDocumentInfo()
  const title = String(savedDocumentData?.title ?? '')
  const { change, isBusy } = useStatusChange({ collection: collectionSlug, id, title })
  const status = savedDocumentData?.status === 'paused' ? 'paused' : 'active'
  const toggle = async () => {
    const changed = await change(status === 'paused' ? 'active' : 'paused')
    // The form follows, and Payload does not take the document for somebody else's.
    if (changed) setData({ ...savedDocumentData, ...changed })
  }
  return { isBusy, status, toggle } as const
}
