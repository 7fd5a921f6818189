'use client'

import { useTranslation } from '@payloadcms/ui'
import React, { useId, useState } from 'react'

import type { Choice } from '../useRelations.js'
import type { Wanted } from './useBulk.js'

import { expandPattern } from '../../../bulk/plan/expandPattern.js'
import { COLUMNS, type Say } from '../../../bulk/plan/types.js'
import { translate } from '../../../translations/translate.js'
import { FilterChips } from '../../ui/FilterChips/index.client.js'

type Kind = 'csv' | 'pattern'

const EMPTY = { code: '', destination: '', title: '' }

/** Where the codes come from, and what all of them have; `onChange` gets `null` while there is nothing. */
export const BulkSource: React.FC<{
  campaigns: Choice[]
  onChange: (wanted: null | Wanted) => void
}> = ({ campaigns, onChange }) => {
  const { t } = useTranslation()
  const say: Say = (key, variables) => translate(t, key, variables)
  const [kind, setKind] = useState<Kind>('csv')
  const [csv, setCSV] = useState('')
  const [file, setFile] = useState<File>()
  const [pattern, setPattern] = useState(EMPTY)
  const [common, setCommon] = useState<Record<string, string>>({})
  const told = (next: {
    common?: typeof common
    csv?: string
    file?: File
    kind?: Kind
    pattern?: typeof EMPTY
  }) => {
    const all = { common, csv, file, kind, pattern, ...next }
    const source =
      all.kind === 'pattern'
        ? all.pattern.title.trim() && { pattern: all.pattern }
        : all.file
          ? { file: all.file }
          : all.csv.trim() && { csv: all.csv }
    onChange(source ? { common: all.common, ...source } : null)
  }
  const setField = (name: keyof typeof EMPTY, value: string) => {
    const next = { ...pattern, [name]: value }
    setPattern(next)
    told({ pattern: next })
  }
  const setAll = (name: string, value: string) => {
    const next = { ...common, [name]: value }
    setCommon(next)
    told({ common: next })
  }
  const choose = (next: string) => {
    setKind(next as Kind)
    told({ kind: next as Kind })
  }
  return (
    <>
      <FilterChips
        label={say('plugin-qr:bulkCreate')}
        onChange={choose}
        options={[
          { label: say('plugin-qr:bulkFromCSV'), value: 'csv' },
          { label: say('plugin-qr:bulkFromPattern'), value: 'pattern' },
        ]}
        value={kind}
      />
      {kind === 'csv' ? (
        <fieldset key="csv">
          <Field label={say('plugin-qr:bulkFile')}>
            {(id) => (
              <input
                accept=".csv,.tsv,.txt,text/csv"
                id={id}
                onChange={({ target }) => {
                  setFile(target.files?.[0])
                  told({ file: target.files?.[0] })
                }}
                type="file"
              />
            )}
          </Field>
          {!file && (
            <Field label={say('plugin-qr:bulkPaste')}>
              {(id) => (
                <textarea
                  id={id}
                  onChange={({ target }) => {
                    setCSV(target.value)
                    told({ csv: target.value })
                  }}
                  placeholder={'title,destination\nTable 1,https://example.com/menu'}
                  rows={6}
                  spellCheck={false}
                  value={csv}
                />
              )}
            </Field>
          )}
          <p className="qr-muted">
            {say('plugin-qr:bulkColumns', { columns: COLUMNS.join(', ') })}
          </p>
        </fieldset>
      ) : (
        <fieldset key="pattern">
          <Field label={say('plugin-qr:bulkTitles')}>
            {(id) => (
              <input
                id={id}
                onChange={({ target }) => setField('title', target.value)}
                placeholder="Row A..M seat 1..40"
                value={pattern.title}
              />
            )}
          </Field>
          <Field label={say('plugin-qr:bulkCodesPattern')}>
            {(id) => (
              <input
                id={id}
                onChange={({ target }) => setField('code', target.value)}
                value={pattern.code}
              />
            )}
          </Field>
          <Counted pattern={pattern} say={say} />
        </fieldset>
      )}
      <fieldset>
        <legend>{say('plugin-qr:bulkForAll')}</legend>
        <Field
          label={say(kind === 'csv' ? 'plugin-qr:bulkDestinationAll' : 'plugin-qr:destination')}
        >
          {(id) => (
            <input
              id={id}
              inputMode="url"
              onChange={({ target }) =>
                kind === 'csv'
                  ? setAll('destination', target.value)
                  : setField('destination', target.value)
              }
              placeholder="https://example.com/menu"
              value={kind === 'csv' ? (common.destination ?? '') : pattern.destination}
            />
          )}
        </Field>
        <Field label={say('plugin-qr:campaign')}>
          {(id) => (
            <select
              id={id}
              onChange={({ target }) => setAll('campaign', target.value)}
              value={common.campaign ?? ''}
            >
              <option value="">{say('plugin-qr:bulkNoCampaign')}</option>
              {campaigns.map((one) => (
                <option key={one.id} value={one.title}>
                  {one.title}
                </option>
              ))}
            </select>
          )}
        </Field>
        <Field label={say('plugin-qr:placement')}>
          {(id) => (
            <input
              id={id}
              onChange={({ target }) => setAll('placement', target.value)}
              value={common.placement ?? ''}
            />
          )}
        </Field>
      </fieldset>
    </>
  )
}

/** How many a pattern makes, before anything is asked. */
const Counted: React.FC<{ pattern: typeof EMPTY; say: Say }> = ({ pattern, say }) => {
  if (!pattern.title.trim()) return null
  const { lines, problems } = expandPattern(pattern, say)
  if (problems[0]) return <p className="qr-bulk__bad">{problems[0].message}</p>
  const first = lines[0]?.cells.title ?? ''
  const last = lines.at(-1)?.cells.title ?? ''
  return <p>{say('plugin-qr:bulkMakes', { count: lines.length, first, last })}</p>
}

export const Field: React.FC<{ children: (id: string) => React.ReactNode; label: string }> = ({
  children,
  label,
}) => {
  const id = useId()
  return (
    <div className="qr-bulk__field">
      <label htmlFor={id}>{label}</label>
      {children(id)}
    </div>
  )
}
