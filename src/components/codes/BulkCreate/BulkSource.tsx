'use client'

import { useTranslation } from '@payloadcms/ui'
import React, { useState } from 'react'

import type { Say } from '../../../endpoints/bulk/plan/types.js'
import type { Choice } from '../useRelations.js'
import type { Wanted } from './useBulk.js'

import { translate } from '../../../translations/translate.js'
import { FilterChips } from '../../ui/FilterChips/index.client.js'
import { ForAll } from './ForAll.js'
import { FromCSV } from './FromCSV.js'
import { FromPattern } from './FromPattern.js'

/** All that was typed; what of it counts depends on `kind`. */
type Typed = { csv: string; kind: 'csv' | 'pattern' } & Pick<Wanted, 'common' | 'file'> &
  Required<Pick<Wanted, 'pattern'>>

const EMPTY: Typed = {
  common: {},
  csv: '',
  kind: 'csv',
  pattern: { code: '', destination: '', title: '' },
}

type Props = {
  /** The name of the one they are for, unless somebody says otherwise. */
  campaign?: string | undefined
  campaigns: Choice[]
  onChange: (wanted: null | Wanted) => void
}

/** Where the codes come from, and what all of them have; `onChange` gets `null` while there is nothing. */
export const BulkSource: React.FC<Props> = ({ campaign, campaigns, onChange }) => {
  const { t } = useTranslation()
  const say: Say = (key, variables) => translate(t, key, variables)
  const [typed, setTyped] = useState<Typed>({ ...EMPTY, common: campaign ? { campaign } : {} })
  const { common, csv, file, kind, pattern } = typed
  const set = (part: Partial<Typed>) => {
    const next = { ...typed, ...part }
    setTyped(next)
    onChange(wantedOf(next))
  }
  const setPattern = (part: Partial<Typed['pattern']>) => set({ pattern: { ...pattern, ...part } })
  const setAll = (name: string, value: string) => set({ common: { ...common, [name]: value } })
  return (
    <>
      <FilterChips
        label={say('plugin-qr:bulkCreate')}
        onChange={(next) => set({ kind: next as Typed['kind'] })}
        options={[
          { label: say('plugin-qr:bulkFromCSV'), value: 'csv' },
          { label: say('plugin-qr:bulkFromPattern'), value: 'pattern' },
        ]}
        value={kind}
      />
      {kind === 'csv' ? (
        <FromCSV csv={csv} file={file} onChange={set} say={say} />
      ) : (
        <FromPattern onChange={setPattern} pattern={pattern} say={say} />
      )}
      <ForAll
        campaigns={campaigns}
        common={common}
        destination={
          kind === 'csv'
            ? {
                label: say('plugin-qr:bulkDestinationAll'),
                onChange: (value) => setAll('destination', value),
                value: common.destination ?? '',
              }
            : {
                label: say('plugin-qr:destination'),
                onChange: (destination) => setPattern({ destination }),
                value: pattern.destination,
              }
        }
        onChange={setAll}
        say={say}
      />
    </>
  )
}

function wantedOf({ common, csv, file, kind, pattern }: Typed): null | Wanted {
  if (kind === 'pattern') return pattern.title.trim() ? { common, pattern } : null
  if (file) return { common, file }
  return csv.trim() ? { common, csv } : null
}
