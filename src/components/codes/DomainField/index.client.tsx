'use client'

import type { TextFieldClientProps } from 'payload'

import {
  FieldDescription,
  FieldLabel,
  useDocumentInfo,
  useField,
  useTranslation,
} from '@payloadcms/ui'
import React from 'react'

import { readableURL } from '../../../kit/readableURL.js'
import { translate } from '../../../translations/translate.js'
import '../../ui/admin.css'
import { useOwnField } from '../../ui/useOwnField.js'
import { useDomainAnswer } from './useDomainAnswer.js'

type Props = {
  codes: string
  /** Those there are to choose. */
  hosts: readonly string[]
  isCode: boolean
  /** The default one. */
  site: string
} & TextFieldClientProps

/** A host as people read it. */
const shown = (host: string): string => readableURL(`https://${host}`).slice('https://'.length)

/** Which domain, what an empty choice means, and what is to be known before something is printed on it. */
export const DomainSelect: React.FC<Props> = ({ codes, hosts, isCode, site, ...props }) => {
  const { path, readOnly } = props
  const field = useOwnField(props.field)
  const { t } = useTranslation()
  const { id } = useDocumentInfo()
  const { disabled, errorMessage, initialValue, setValue, valid, value } = useField<null | string>({ path }) // prettier-ignore
  const answer = useDomainAnswer(codes, isCode)
  const all = value && !hosts.includes(value) ? [...hosts, value] : hosts
  const inherited = answer?.inherited ?? null
  const empty = inherited
    ? translate(t, 'plugin-qr:domainInherited', { host: shown(inherited) })
    : translate(t, 'plugin-qr:domainDefault', { host: shown(site) })
  const moves = isCode
    ? answer?.moves
    : id && (value || null) !== (initialValue || null)
      ? translate(t, 'plugin-qr:domainMovesCodes', { host: shown(value || site) })
      : null
  const problem = answer?.problem ?? (valid ? null : errorMessage)
  const said = [problem, moves, answer?.warning].filter((one): one is string => Boolean(one))
  return (
    <div className="field-type qr-domain">
      <FieldLabel label={field.label} path={path} />
      <select
        aria-invalid={Boolean(problem)}
        className="qr-select"
        disabled={Boolean(readOnly || disabled)}
        id={`field-${path}`}
        onChange={({ target }) => setValue(target.value || null)}
        value={value ?? ''}
      >
        <option value="">{empty}</option>
        {all.map((host) => (
          <option key={host} value={host}>
            {shown(host)}
          </option>
        ))}
      </select>
      <ul aria-live="polite" className="qr-warnings">
        {said.map((one) => (
          <li key={one}>{one}</li>
        ))}
      </ul>
      <FieldDescription description={field.admin?.description as string} path={path} />
    </div>
  )
}
