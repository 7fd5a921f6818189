'use client'

import type { TextFieldClientProps } from 'payload'

import {
  FieldDescription,
  FieldError,
  FieldLabel,
  ReactSelect,
  useDocumentInfo,
  useField,
  useTranslation,
} from '@payloadcms/ui'
import React from 'react'

import { translate } from '../../../translations/translate.js'
import { plainTags } from '../../../vocabulary/tags.js'
import { useAnswer } from '../../analytics/lib/useAnswer.js'
import { useAddresses } from '../../ui/useAddresses.js'

type Option = { label: string; value: string }

const optionOf = (tag: string): Option => ({ label: tag, value: tag })

/** Tags, with those that other codes have as suggestions. */
export const TagsField: React.FC<TextFieldClientProps> = ({ field, path, readOnly }) => {
  const { t } = useTranslation()
  const { api } = useAddresses()
  const { collectionSlug } = useDocumentInfo()
  const { disabled, setValue, showError, value } = useField<null | string[]>({ path })
  // in the drawer of a bulk edit there is no document
  const known = useAnswer<{ tags: { tag: string }[] }>(
    collectionSlug ? api(`/${collectionSlug}/tags`) : null,
  )
  const tags = value ?? []
  return (
    <div className={showError ? 'field-type text error' : 'field-type text'} id={`field-${path}`}>
      <FieldLabel label={field.label} path={path} />
      <div className="field-type__wrap">
        <FieldError path={path} showError={showError} />
        <ReactSelect
          disabled={Boolean(readOnly || disabled)}
          isClearable
          isCreatable
          isMulti
          noOptionsMessage={() => translate(t, 'plugin-qr:tagsNone')}
          onChange={(chosen) =>
            setValue(plainTags([chosen ?? []].flat().map((one) => (one as Option).value)))
          }
          options={(known.data?.tags ?? []).map(({ tag }) => optionOf(tag))}
          placeholder={translate(t, 'plugin-qr:tagsPlaceholder')}
          showError={showError}
          value={tags.map(optionOf)}
        />
      </div>
      <FieldDescription description={field.admin?.description as string} path={path} />
    </div>
  )
}
