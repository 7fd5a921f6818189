'use client'

import type { TextFieldClientProps } from 'payload'

import { Button, TextInput, useField, useTranslation } from '@payloadcms/ui'
import React from 'react'

import { translate } from '../../../translations/translate.js'
import { problemValues } from '../../../vocabulary/gs1/problemValues.js'
import { readIdentifiers } from '../../../vocabulary/gs1/readIdentifiers.js'
import '../../ui/admin.css'
import { useProblem } from '../useProblem.js'

/** The number of a product, with what is wrong with it as it is typed, and what would be right. */
export const ProductField: React.FC<TextFieldClientProps> = ({ field, path, readOnly }) => {
  const { t } = useTranslation()
  const { disabled, errorMessage, setValue, showError, value } = useField<null | string>({ path })
  const typed = value?.trim() ?? ''
  const read = typed ? readIdentifiers(typed) : null
  const problem = read?.problem
  const { fix } = problem ?? {}
  const checked = useProblem('product', read !== null && !problem ? { identifiers: typed } : null)
  const said = problem
    ? translate(t, `plugin-qr:gs1_${problem.kind}`, problemValues(problem))
    : (checked ?? (showError ? errorMessage : null))
  const isFixable = problem?.kind === 'checkDigit' || problem?.kind === 'checkCharacters'
  return (
    <>
      <TextInput
        description={translate(t, 'plugin-qr:gs1IdentifiersHint')}
        label={translate(t, 'plugin-qr:gs1Identifiers')}
        onChange={(event: React.ChangeEvent<HTMLInputElement>) => setValue(event.target.value)}
        path={path}
        placeholder={field.admin?.placeholder as string}
        readOnly={Boolean(readOnly || disabled)}
        showError={Boolean(said)}
        value={value ?? ''}
      />
      <ul aria-live="polite" className="qr-warnings">
        {said && (
          <li>
            {said}{' '}
            {isFixable && fix && !(readOnly || disabled) && (
              <Button
                buttonStyle="secondary"
                margin={false}
                onClick={() => setValue(fixed(typed, problem.value!, fix))}
                size="small"
              >
                {fix}
              </Button>
            )}
          </li>
        )}
      </ul>
    </>
  )
}

/** What is typed with the right number in it. One that was written short is written in full. */
const fixed = (typed: string, wrong: string, right: string): string =>
  typed.includes(wrong)
    ? typed.replace(wrong, right)
    : typed.replace(wrong.replace(/^0+/, ''), right)
