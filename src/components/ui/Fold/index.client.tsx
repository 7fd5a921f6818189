'use client'

import { ErrorPill, useFormFields, useTranslation } from '@payloadcms/ui'
import React, { useEffect, useState } from 'react'

import '../admin.css'

type Props = {
  children: React.ReactNode
  id: string
  /** Open from the start. */
  isUsed: boolean
  label: string
  /** Whether a field of the form is in it. */
  owns: (path: string) => boolean
  /** What is in it, in a line. */
  summary: string
}

/** Fields out of the way until somebody wants them, or one of them is wrong. */
export const Fold: React.FC<Props> = ({ children, id, isUsed, label, owns, summary }) => {
  const { i18n } = useTranslation()
  const [isOpen, setOpen] = useState(isUsed)
  const wrong = useFormFields(
    ([fields]) =>
      Object.entries(fields ?? {}).filter(([path, field]) => field.valid === false && owns(path))
        .length,
  )
  useEffect(() => {
    if (wrong > 0) setOpen(true)
  }, [wrong])
  return (
    <details
      className="qr-fold field-type"
      id={id}
      onToggle={(event) => setOpen(event.currentTarget.open)}
      open={isOpen}
    >
      <summary>
        <strong>{label}</strong> <span className="qr-fold__summary">{summary}</span>
        {wrong > 0 && <ErrorPill count={wrong} i18n={i18n} withMessage />}
      </summary>
      <div className="qr-fold__fields">{children}</div>
    </details>
  )
}
