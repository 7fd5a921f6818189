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

const NOTHING = { add: '', campaign: LEAVE, destination: '', preset: LEAVE, remove: '' }
type Chosen = typeof NOTHING

function changeOf({ campaign, destination, preset, ...tags }: Chosen): Change {
  const [add, remove] = [tagsIn(tags.add), tagsIn(tags.remove)]
  return {
    ...(campaign !== LEAVE && { campaign: campaign === NONE ? null : campaign }),
    ...(preset !== LEAVE && { preset: preset === NONE ? null : preset }),
    ...(destination.trim() && { destination: destination.trim() }),
    ...(add.length + remove.length > 0 && { tags: { add, remove } }),
  }
}

/** As they are written: with commas between them. */
const tagsIn = (text: string): string[] => plainTags(text.split(','))

type Props = { collection: string; count: number; onChange: (change: Change) => void }

/** What is to be another for all selected codes; what is left empty stays as it is. */
export const ChangeForm: React.FC<Props> = ({ collection, count, onChange }) => {
  const { t } = useTranslation()
  const campaigns = useRelations(collection, 'campaign')
  const presets = useRelations(collection, 'preset')
  const [chosen, setChosen] = useState(NOTHING)
  const change = changeOf(chosen)
  const set = (name: keyof Chosen) => (value: string) => setChosen({ ...chosen, [name]: value })
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
      <TagInputs add={chosen.add} collection={collection} remove={chosen.remove} set={set} />
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

type TagProps = Pick<Chosen, 'add' | 'remove'> & {
  collection: string
  set: (name: 'add' | 'remove') => (value: string) => void
}

const TagInputs: React.FC<TagProps> = ({ collection, set, ...written }) => {
  const { t } = useTranslation()
  const known = useId()
  const tags = useTags(collection)
  if (tags === null) return null
  const labels = { add: 'plugin-qr:bulkTagsAdd', remove: 'plugin-qr:bulkTagsRemove' } as const
  return (
    <>
      {(['add', 'remove'] as const).map((name) => (
        <TextInput
          key={name}
          label={translate(t, labels[name])}
          list={known}
          onChange={set(name)}
          placeholder={translate(t, 'plugin-qr:bulkTagsHint')}
          value={written[name]}
        />
      ))}
      <datalist id={known}>
        {tags.map((tag) => (
          <option key={tag} value={tag} />
        ))}
      </datalist>
    </>
  )
}

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
