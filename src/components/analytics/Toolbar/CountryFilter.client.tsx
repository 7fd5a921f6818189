'use client'

import React, { useCallback, useMemo } from 'react'

import type { Breakdown } from '../../../vocabulary/questions.js'

import { Combobox, type Option } from '../Combobox/index.client.js'
import { statsParams } from '../lib/statsParams.js'
import { askJSON } from '../lib/askJSON.js'
import { useView } from '../lib/ViewContext.js'

type Props = { onChoose: (value: string) => void }

/** Countries with scans in the view as it is without a filter by country, so that one can be added. */
export const CountryFilter: React.FC<Props> = ({ onChoose }) => {
  const { api, fixed, format, slugs, state, text, tz } = useView()
  const url = useMemo(() => {
    const params = statsParams({ ...state, country: [] }, { fixed, tz })
    params.set('dimension', 'country')
    params.set('limit', '300')
    return api(`/${slugs.scans}/breakdown?${params}`)
  }, [api, fixed, slugs.scans, state, tz])
  const load = useCallback(
    async (search: string, signal: AbortSignal): Promise<Option[]> => {
      const { rows } = await askJSON<Breakdown>(url, signal)
      const wanted = search.toLocaleLowerCase()
      return rows
        .map(({ value }) => ({
          label: value === null ? text('statsUnknown') : format.country(value),
          value: value ?? 'none',
        }))
        .filter(({ label, value }) => `${label} ${value}`.toLocaleLowerCase().includes(wanted))
    },
    [format, text, url],
  )
  return (
    <Combobox
      label={text('statsCountry')}
      load={load}
      none={text('statsNoMatch')}
      onChoose={({ value }) => onChoose(value)}
      placeholder={text('statsAny')}
    />
  )
}
