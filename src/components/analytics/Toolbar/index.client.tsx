'use client'

import React from 'react'

import { CHANNELS } from '../../../vocabulary/channels.js'
import { DEVICE_TYPES } from '../../../vocabulary/scan.js'
import { channelText, deviceText } from '../lib/breakdowns.js'
import { type Stats, useView } from '../lib/ViewContext.js'
import {
  COMPARISONS,
  type ListFilter,
  OUTCOME_FILTERS,
  TRAFFIC,
  type ViewState,
} from '../lib/viewState.js'
import { outcomeText, trafficText } from '../lib/words.js'
import { Chips } from './Chips.client.js'
import {
  CountryFilter,
  DocumentFilter,
  FolderFilter,
  PlacementFilter,
  TagFilter,
} from './Filters.client.js'
import { RangePicker } from './RangePicker.client.js'

/** Which days and which scans: everything here is in the address. */
export const Toolbar: React.FC<{ stats: null | Stats }> = ({ stats }) => {
  const { fixed, folders, set, slugs, state, text } = useView()
  const add = (name: ListFilter, value: string): void => {
    if (value) set((now) => ({ [name]: [...new Set([...now[name], value])] }))
  }
  return (
    <section aria-label={text('statsFilters')} className="qr-toolbar">
      <RangePicker />
      <div className="qr-toolbar__filters">
        {fixed.code === undefined && (
          <DocumentFilter
            collection={slugs.codes}
            field="code"
            label={text('codeSingular')}
            onChoose={(value) => add('code', value)}
          />
        )}
        {fixed.code === undefined && fixed.campaign === undefined && (
          <DocumentFilter
            collection={slugs.campaigns}
            field="slug"
            label={text('campaign')}
            onChoose={(value) => add('campaign', value)}
          />
        )}
        {fixed.code === undefined && <TagFilter onChoose={(value) => add('tag', value)} />}
        {fixed.code === undefined && (
          <PlacementFilter onChoose={(value) => add('placement', value)} />
        )}
        {fixed.code === undefined && folders && (
          <FolderFilter folders={folders} onChoose={(value) => add('folder', value)} />
        )}
        {fixed.code === undefined && (
          <DocumentFilter
            collection={slugs.codes}
            field="code"
            label={text('statsCompareCodes')}
            onChoose={(value) =>
              set((now) => ({ compareCodes: [...new Set([...now.compareCodes, value])] }))
            }
          />
        )}
        {stats?.geo_breakdown.countries !== null && (
          <CountryFilter onChoose={(value) => add('country', value)} />
        )}
        <Choice
          label={text('statsDevice')}
          onChoose={(value) => add('device', value)}
          options={[
            ['', text('statsAnyDevice')],
            ...DEVICE_TYPES.map((device) => [device, deviceText(device, text)] as const),
          ]}
          value=""
        />
        {stats?.outcomes !== null && (
          <Choice
            label={text('statsOutcome')}
            onChoose={(value) => add('outcome', value)}
            options={[
              ['', text('statsAnyOutcome')],
              ...OUTCOME_FILTERS.map((one) => [one, outcomeText(one, text)] as const),
            ]}
            value=""
          />
        )}
        {stats?.channels !== null && (
          <Choice
            label={text('channel')}
            onChoose={(value) => add('channel', value)}
            options={[
              ['', text('statsAnyChannel')],
              ...CHANNELS.map((one) => [one, channelText(one, text)] as const),
            ]}
            value=""
          />
        )}
        <Choice
          label={text('statsTraffic')}
          onChoose={(value) => set({ traffic: value as ViewState['traffic'] })}
          options={TRAFFIC.map((one) => [one, trafficText(one, text)] as const)}
          value={state.traffic}
        />
        <Choice
          label={text('statsCompare')}
          onChoose={(value) => set({ compare: value as ViewState['compare'] })}
          options={COMPARISONS.map((one) => [one, text(`statsCompare_${one}`)] as const)}
          value={state.compare}
        />
      </div>
      <Chips />
    </section>
  )
}

type ChoiceProps = {
  label: string
  onChoose: (value: string) => void
  options: readonly (readonly [string, string])[]
  value: string
}

const Choice: React.FC<ChoiceProps> = ({ label, onChoose, options, value }) => (
  <label className="qr-field">
    <span>{label}</span>
    <select onChange={({ target }) => onChoose(target.value)} value={value}>
      {options.map(([one, name]) => (
        <option key={one} value={one}>
          {name}
        </option>
      ))}
    </select>
  </label>
)
