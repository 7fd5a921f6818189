'use client'

import React, { useState } from 'react'

import { useText } from '../../analytics/lib/useText.js'
import { ConfirmDialog } from '../ConfirmDialog/index.client.js'

type Props = {
  busy: boolean
  hasHubSpot: boolean
  isContact: boolean
  onCancel: () => void
  onErase: (hubspot: boolean) => void
}

/** Says what goes for good, and asks. */
export const EraseDialog: React.FC<Props> = ({
  busy,
  hasHubSpot,
  isContact,
  onCancel,
  onErase,
}) => {
  const { text } = useText()
  const [hubspot, setHubspot] = useState(true)
  return (
    <ConfirmDialog
      busy={busy}
      confirm={text('crmEraseNow')}
      danger
      onCancel={onCancel}
      onConfirm={() => onErase(hubspot)}
      title={text('personEraseTitle')}
    >
      <ul>
        <li>{text('personEraseScans')}</li>
        {isContact && <li>{text('crmErase_contact')}</li>}
        {isContact && <li>{text('personEraseOrders')}</li>}
        <li>{text('personEraseCopies')}</li>
      </ul>
      {hasHubSpot && (
        <label>
          <input
            checked={hubspot}
            onChange={({ target }) => setHubspot(target.checked)}
            type="checkbox"
          />
          {text('crmEraseElsewhere')}
        </label>
      )}
      <p>
        <b>{text('crmEraseFinal')}</b>
      </p>
    </ConfirmDialog>
  )
}
