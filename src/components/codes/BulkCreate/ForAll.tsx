'use client'

import React from 'react'

import type { Say } from '../../../endpoints/bulk/plan/types.js'
import type { Choice } from '../useRelations.js'

import { Field, TextInput } from './Field.js'

type Props = {
  campaigns: Choice[]
  common: Record<string, string>
  destination: { label: string; onChange: (value: string) => void; value: string }
  onChange: (name: string, value: string) => void
  say: Say
}

/** What all codes of a go have where their line says nothing else. */
export const ForAll: React.FC<Props> = ({ campaigns, common, destination, onChange, say }) => (
  <fieldset>
    <legend>{say('plugin-qr:bulkForAll')}</legend>
    <TextInput {...destination} inputMode="url" placeholder="https://example.com/menu" />
    <Field label={say('plugin-qr:campaign')}>
      {(id) => (
        <select
          id={id}
          onChange={({ target }) => onChange('campaign', target.value)}
          value={common.campaign ?? ''}
        >
          <option value="">{say('plugin-qr:bulkNoCampaign')}</option>
          {campaigns.map((one) => (
            <option key={one.id} value={one.name}>
              {one.title}
            </option>
          ))}
        </select>
      )}
    </Field>
    <TextInput
      label={say('plugin-qr:placement')}
      onChange={(value) => onChange('placement', value)}
      value={common.placement ?? ''}
    />
  </fieldset>
)
