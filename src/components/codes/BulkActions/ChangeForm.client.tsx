'use client'

import { Button, useTranslation } from '@payloadcms/ui'
import React, { useId, useState } from 'react'

import { translate } from '../../../translations/translate.js'
import { plainTags } from '../../../vocabulary/tags.js'
import { Field, TextInput } from '../BulkCreate/Field.js'
import { type Choice, useRelations } from '../useRelations.js'
import { useTags } from '../useTags.js'

/** As `POST …/bulk/change` takes it. */
export type Change = Record<string, null | string | true | { add: string[]; remove: string[] }>

const LEAVE = ''
const NONE = 'none'

type Props = { collection: string; count: number; onChange: (change: Change) => void }

/** What is to be another for all selected codes; what is left empty stays as it is. */
export const ChangeForm: React.FC<Props> = ({ collection, count, onChange }) => {
  const { t } = useTranslation()
  const campaigns = useRelations(collection, 'campaign')
  const presets = useRelations(collection, 'preset')
  const known = useId()
  const [chosen, setChosen] = useState({
    add: '',
    campaign: LEAVE,
    destination: '',
    preset: LEAVE,
    remove: '',
  })
  const tags = useTags(collection)
  const [add, remove] = [tagsIn(chosen.add), tagsIn(chosen.remove)]
  const change: Change = {
    ...(chosen.campaign !== LEAVE && {
      campaign: chosen.campaign === NONE ? null : chosen.campaign,
    }),
    ...(chosen.preset !== LEAVE && { preset: chosen.preset === NONE ? null : chosen.preset }),
    ...(chosen.destination.trim() && { destination: chosen.destination.trim() }),
    ...(add.length + remove.length > 0 && { tags: { add, remove } }),
  }
  const set = (name: keyof typeof chosen) => (value: string) =>
    setChosen({ ...chosen, [name]: value })
  return (
    <div className="qr-bulk">
      <Field label={translate(t, 'plugin-qr:destination')}>
        {(id) => (
          <input
            id={id}
            inputMode="url"
            onChange={({ target }) => set('destination')(target.value)}
            placeholder={translate(t, 'plugin-qr:bulkLeave')}
            value={chosen.destination}
          />
        )}
      </Field>
      {campaigns && (
        <Select
          choices={campaigns}
          label={translate(t, 'plugin-qr:campaign')}
          onChange={set('campaign')}
          value={chosen.campaign}
        />
      )}
      {presets && (
        <Select
          choices={presets}
          label={translate(t, 'plugin-qr:bulkDesign')}
          onChange={set('preset')}
          value={chosen.preset}
        />
      )}
      {tags && (
        <>
          <TextInput
            label={translate(t, 'plugin-qr:bulkTagsAdd')}
            list={known}
            onChange={set('add')}
            placeholder={translate(t, 'plugin-qr:bulkTagsHint')}
            value={chosen.add}
          />
          <TextInput
            label={translate(t, 'plugin-qr:bulkTagsRemove')}
            list={known}
            onChange={set('remove')}
            placeholder={translate(t, 'plugin-qr:bulkTagsHint')}
            value={chosen.remove}
          />
          <datalist id={known}>
            {tags.map((tag) => (
              <option key={tag} value={tag} />
            ))}
          </datalist>
        </>
      )}
      <div className="qr-bulk__actions">
        <Button
          disabled={Object.keys(change).length === 0}
          margin={false}
          onClick={() => onChange(change)}
        >
          {translate(t, 'plugin-qr:bulkApply', { count })}
        </Button>
      </div>
    </div>
  )
}

/** As they are written: with commas between them. */
const tagsIn = (text: string): string[] => plainTags(text.split(','))

type SelectProps = {
  choices: Choice[]
  label: string
  onChange: (value: string) => void
  value: string
}

const Select: React.FC<SelectProps> = ({ choices, label, onChange, value }) => {
  const { t } = useTranslation()
  return (
    <Field label={label}>
      {(id) => (
        <select id={id} onChange={({ target }) => onChange(target.value)} value={value}>
          <option value={LEAVE}>{translate(t, 'plugin-qr:bulkLeave')}</option>
          <option value={NONE}>–</option>
          {choices.map((one) => (
            <option key={one.id} value={one.id}>
              {one.title}
            </option>
          ))}
        </select>
      )}
    </Field>
  )
}
