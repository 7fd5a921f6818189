'use client'

import { useDocumentInfo } from '@payloadcms/ui'
import React, { useState } from 'react'

import type { ID } from '../../../vocabulary/scan.js'

import { useText } from '../../analytics/lib/useText.js'
import { ConfirmDialog } from '../../people/ConfirmDialog/index.client.js'
import { useAction } from '../../people/lib/useAction.js'
import { askJSON } from '../../ui/askJSON.js'
import { useAddresses } from '../../ui/useAddresses.js'

/** Asks, and revokes a key for good. */
export const RevokeKey: React.FC<{ id: ID; onRevoked: () => void; title: string }> = ({
  id,
  onRevoked,
  title,
}) => {
  const { text } = useText()
  const { api } = useAddresses()
  const { collectionSlug } = useDocumentInfo()
  const { busy, run } = useAction()
  const [asking, setAsking] = useState(false)
  const revoke = async () => {
    const request = {
      body: JSON.stringify({ revokedAt: new Date().toISOString() }),
      headers: { 'Content-Type': 'application/json' },
      method: 'PATCH',
    }
    await run(
      'revoke',
      () => askJSON(api(`/${collectionSlug}/${id}`), undefined, request),
      () => onRevoked(),
    )
    setAsking(false)
  }
  return (
    <>
      <button
        className="qr-button"
        disabled={busy !== null}
        onClick={() => setAsking(true)}
        type="button"
      >
        {text('keyRevoke')}
      </button>
      {asking && (
        <ConfirmDialog
          busy={busy !== null}
          confirm={text('keyRevoke')}
          danger
          onCancel={() => setAsking(false)}
          onConfirm={() => void revoke()}
          title={text('keyRevoke')}
        >
          <p>{text('keyRevokeSure', { title })}</p>
        </ConfirmDialog>
      )}
    </>
  )
}
