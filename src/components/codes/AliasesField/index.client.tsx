'use client'

import type { TextFieldClientProps } from 'payload'

import {
  FieldDescription,
  FieldLabel,
  ReactSelect,
  useDocumentInfo,
  useField,
  useFormFields,
  useTranslation,
} from '@payloadcms/ui'
import React from 'react'

import { translate } from '../../../translations/translate.js'
import { plainAliases } from '../../../vocabulary/aliases.js'
import { nameKey } from '../../../vocabulary/domains.js'
import '../../ui/admin.css'
import { useOwnField } from '../../ui/useOwnField.js'
import { useProblem } from '../useProblem.js'
import { useScansBy } from '../useScansBy.js'

type Option = { label: string; value: string }

/** Other texts of a code, with how often each was scanned, and what is wrong with them as they are typed. */
export const AliasesField: React.FC<TextFieldClientProps> = ({ field: shared, path, readOnly }) => {
  const field = useOwnField(shared)
  const { i18n, t } = useTranslation()
  const { collectionSlug, id } = useDocumentInfo()
  const { disabled, errorMessage, setValue, valid, value } = useField<null | string[]>({ path })
  const code = useFormFields(([fields]) => fields?.code?.value)
  const host = useFormFields(([fields]) => fields?.host?.value as null | string | undefined)
  const aliases = value ?? []
  const scans = useScansBy('aliases', aliases.length > 0 ? (collectionSlug ?? null) : null, id)
  // A code that is there may miss one, which only the server knows.
  const isAsked = aliases.length > 0 || id !== undefined
  const asked = { aliases: aliases.join(), ...(typeof code === 'string' && { code }) }
  const checked = useProblem('aliases', isAsked ? asked : null)
  const problem = checked ?? (valid ? null : errorMessage)
  const number = new Intl.NumberFormat(i18n.language)
  return (
    <div className={problem ? 'field-type text error' : 'field-type text'} id={`field-${path}`}>
      <FieldLabel label={field.label} path={path} />
      <div className="field-type__wrap">
        <ReactSelect
          disabled={Boolean(readOnly || disabled)}
          isClearable={false}
          isCreatable
          isMulti
          noOptionsMessage={() => translate(t, 'plugin-qr:aliasesPlaceholder')}
          onChange={(chosen) =>
            setValue(
              plainAliases(
                [chosen ?? []].flat().map((one) => (one as Option).value),
                code,
              ),
            )
          }
          options={[]}
          placeholder={translate(t, 'plugin-qr:aliasesPlaceholder')}
          showError={Boolean(problem)}
          value={aliases.map((alias): Option => ({ label: alias, value: alias }))}
        />
      </div>
      <ul aria-live="polite" className="qr-warnings">
        {problem && <li>{problem}</li>}
      </ul>
      {scans && aliases.length > 0 && (
        <ul className="qr-aliases qr-muted">
          {aliases.map((alias) => (
            <li key={alias}>
              {translate(t, 'plugin-qr:aliasScans', {
                alias,
                number: number.format(scans.get(nameKey(alias, host)) ?? 0),
              })}
            </li>
          ))}
        </ul>
      )}
      <FieldDescription description={field.admin?.description as string} path={path} />
    </div>
  )
}
