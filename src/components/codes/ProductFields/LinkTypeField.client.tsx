'use client'

import type { TextFieldClientProps } from 'payload'

import { FieldError, FieldLabel, ReactSelect, useField, useTranslation } from '@payloadcms/ui'
import React from 'react'

import { translate } from '../../../translations/translate.js'
import { LINK_TYPES } from '../../../vocabulary/gs1/linkTypes.js'

type Option = { label: string; value: string }

const asOption = (value: string): Option => ({ label: value, value })
const OPTIONS = LINK_TYPES.map((name) => asOption(`gs1:${name}`))

/** A link type of GS1's, or the address of another. */
export const LinkTypeField: React.FC<TextFieldClientProps> = ({ field, path, readOnly }) => {
  const { t } = useTranslation()
  const { disabled, errorMessage, setValue, showError, value } = useField<null | string>({ path })
  const width = field.admin?.width
  return (
    <div
      className={showError ? 'field-type text error' : 'field-type text'}
      style={{ '--field-width': width } as React.CSSProperties}
    >
      <FieldLabel label={translate(t, 'plugin-qr:gs1LinkType')} path={path} required />
      <div className="field-type__wrap">
        <FieldError message={errorMessage} path={path} showError={showError} />
        <ReactSelect
          disabled={Boolean(readOnly || disabled)}
          isClearable={false}
          isCreatable
          onChange={(chosen) => setValue((chosen as Option | null)?.value ?? null)}
          options={OPTIONS}
          placeholder={translate(t, 'plugin-qr:gs1LinkTypePlaceholder')}
          showError={showError}
          value={value ? asOption(value) : undefined}
        />
      </div>
    </div>
  )
}
