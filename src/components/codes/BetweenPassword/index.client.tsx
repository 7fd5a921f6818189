'use client'

import type { TextFieldClientProps } from 'payload'

import { FieldError, FieldLabel, useField, useFormFields, useTranslation } from '@payloadcms/ui'
import React, { useId, useState } from 'react'

import { translate } from '../../../translations/translate.js'
import { PASSWORD_LENGTH } from '../../../vocabulary/between.js'
import '../../ui/admin.css'
import { passwordLine } from './passwordLine.js'

/** A password that is written and never read; says while it is typed what it lacks. */
export const BetweenPassword: React.FC<TextFieldClientProps> = ({ field, path }) => {
  const { t } = useTranslation()
  const hint = useId()
  const { errorMessage, setValue, showError, value } = useField<string>({ path })
  const [isShown, setShown] = useState(false)
  const isSet = useFormFields(
    ([fields]) => fields?.[path.replace(/[^.]+$/, 'hasPassword')]?.value === true,
  )
  const line = passwordLine(value ?? '', isSet)
  return (
    <div>
      {/* Payload draws every input in a text field as one, so the box stands beside it. */}
      <div className={`field-type text${showError ? ' error' : ''}`}>
        <FieldLabel label={field.label} path={path} />
        <div className="field-type__wrap">
          {!line.isWrong && <FieldError message={errorMessage} path={path} showError={showError} />}
          <input
            aria-describedby={hint}
            aria-invalid={line.isWrong}
            autoComplete="new-password"
            id={`field-${path.replaceAll('.', '__')}`}
            maxLength={PASSWORD_LENGTH.most}
            onChange={(event) => setValue(event.target.value)}
            type={isShown ? 'text' : 'password'}
            value={value ?? ''}
          />
        </div>
      </div>
      <label className="qr-muted">
        <input
          checked={isShown}
          onChange={(event) => setShown(event.target.checked)}
          type="checkbox"
        />{' '}
        {translate(t, 'plugin-qr:betweenPasswordShow')}
      </label>
      <p aria-live="polite" className={line.isWrong ? 'qr-warnings' : 'qr-muted'} id={hint}>
        {translate(t, line.key, line.variables)}
      </p>
    </div>
  )
}
