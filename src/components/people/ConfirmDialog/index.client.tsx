'use client'

import React, { useEffect, useId, useRef } from 'react'
import { createPortal } from 'react-dom'

import { useText } from '../../analytics/lib/useText.js'
import '../../analytics/button.css'
import '../../analytics/palette.css'
import './index.css'

type Props = {
  busy?: boolean
  children: React.ReactNode
  /** What the button does, in a word. */
  confirm: string
  danger?: boolean
  /** Another way out, as a button. */
  instead?: { label: string; onClick: () => void }
  onCancel: () => void
  onConfirm: () => void
  title: string
}

/**
 * Asks before something that cannot be taken back. The browser's own dialog: it holds the focus, ends
 * with Escape and gives the focus back. Outside of the page's form, which Enter would submit.
 */
export const ConfirmDialog: React.FC<Props> = (props) => {
  const {
    busy = false,
    children,
    confirm,
    danger = false,
    instead,
    onCancel,
    onConfirm,
    title,
  } = props
  const { text } = useText()
  const id = useId()
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    const shown = dialog.current
    shown?.showModal()
    return () => shown?.close()
  }, [])
  return createPortal(
    <dialog
      aria-labelledby={id}
      className="qr-stats qr-dialog"
      onCancel={(event) => {
        event.preventDefault()
        if (!busy) onCancel()
      }}
      ref={dialog}
    >
      <h2 id={id}>{title}</h2>
      <div className="qr-dialog__body">{children}</div>
      <div className="qr-dialog__buttons">
        <button autoFocus className="qr-button" disabled={busy} onClick={onCancel} type="button">
          {text('crmCancel')}
        </button>
        {instead && (
          <button
            className="qr-button qr-button--main"
            disabled={busy}
            onClick={instead.onClick}
            type="button"
          >
            {instead.label}
          </button>
        )}
        <button
          className={`qr-button ${danger ? 'qr-button--danger' : 'qr-button--main'}`}
          disabled={busy}
          onClick={onConfirm}
          type="button"
        >
          {confirm}
        </button>
      </div>
    </dialog>,
    document.body,
  )
}
