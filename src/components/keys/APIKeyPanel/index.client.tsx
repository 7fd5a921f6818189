'use client'

import { useDocumentInfo } from '@payloadcms/ui'
import React, { useEffect, useState } from 'react'

import { useText } from '../../analytics/lib/useText.js'
import { CopyButton } from '../../ui/CopyButton/index.client.js'
import '../../ui/admin.css'
import './index.css'
import { RevokeKey } from './RevokeKey.client.js'

/** Keys that were just made, by the id of their document: from the page they are made on to the one that opens. */
const made = new Map<string, string>()

type Doc = { id?: number | string; key?: string; revokedAt?: null | string; title?: string }

/** The key, once, with a button that copies it; later what became of it, and its revocation. */
export const APIKeyPanel: React.FC = () => {
  const { id, savedDocumentData } = useDocumentInfo()
  const doc = (savedDocumentData ?? {}) as Doc
  useEffect(() => {
    if (doc.key && doc.id !== undefined) made.set(String(doc.id), doc.key)
  }, [doc.id, doc.key])
  // another page, another key
  return <KeyOf doc={doc} id={id} key={String(id)} />
}

const KeyOf: React.FC<{ doc: Doc; id: number | string | undefined }> = ({ doc, id }) => {
  const { text } = useText()
  const [key] = useState(() => made.get(String(id)) ?? null)
  const [isRevoked, setRevoked] = useState(false)
  // shown once: whoever comes back does not find it
  useEffect(() => () => void made.delete(String(id)), [id])
  if (id === undefined) return <p className="qr-muted field-type">{text('keyNow')}</p>
  if (isRevoked || doc.revokedAt) {
    return (
      <p className="qr-warnings field-type" role="status">
        {text('keyRevoked')}
      </p>
    )
  }
  return (
    <section aria-label={text('key')} className="qr-panel qr-key field-type">
      {key === null ? (
        <p className="qr-muted">{text('keyHidden')}</p>
      ) : (
        <>
          <p role="status">{text('keyOnce')}</p>
          <p className="qr-key__line">
            <code id="qr-api-key">{key}</code>
            <CopyButton label={text('keyCopy')} text={key} />
          </p>
        </>
      )}
      <RevokeKey id={id} onRevoked={() => setRevoked(true)} title={doc.title ?? ''} />
    </section>
  )
}
