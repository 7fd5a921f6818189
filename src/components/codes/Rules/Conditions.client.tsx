'use client'

import { useTranslation } from '@payloadcms/ui'
import React from 'react'

import type { RuleHours, RuleWhen } from '../../../vocabulary/rules.js'

import { CHANNELS } from '../../../vocabulary/channels.js'
import { RULE_DEVICES } from '../../../vocabulary/rules.js'
import { useText } from '../../analytics/lib/useText.js'
import { LineInput, ListInput, Pick, Ticks } from './Inputs.client.js'
import { fromLocal, toLocal } from './localTime.js'
import { weekdayNames } from './sentenceOf.js'

type Name = keyof RuleWhen
type Props = { set: (when: RuleWhen) => void; when: RuleWhen }

/** A condition as it is when somebody adds it. */
const NEW: { [Of in Name]-?: () => NonNullable<RuleWhen[Of]> } = {
  channels: () => ['printed'],
  cities: () => [],
  countries: () => [],
  dates: () => ({}),
  devices: () => [],
  firstScans: () => 100,
  hours: () => ({ zone: Intl.DateTimeFormat().resolvedOptions().timeZone }),
  languages: () => [],
  query: () => [{ name: '', value: '' }],
  regions: () => [],
  visit: () => 'first',
}
const NAMES: readonly Name[] = ['devices', 'hours', 'dates', 'countries', 'regions', 'cities', 'languages', 'channels', 'query', 'visit', 'firstScans'] // prettier-ignore

/** The conditions of a rule: those there are, and others to add. */
export const Conditions: React.FC<Props> = ({ set, when }) => {
  const { text } = useText()
  const has = (name: Name): boolean => when[name] !== undefined && when[name] !== null
  const rest = NAMES.filter((name) => !has(name))
  return (
    <div className="qr-rule__conditions">
      {NAMES.filter(has).map((name) => (
        <div className="qr-rule__condition" key={name}>
          <strong>{text(`ruleOf_${name}`)}</strong>
          <div className="qr-rule__row">{inputOf(name, { set, when })}</div>
          <button
            aria-label={text('ruleConditionDelete', { condition: text(`ruleOf_${name}`) })}
            className="qr-button"
            onClick={() => set({ ...when, [name]: undefined })}
            type="button"
          >
            ×
          </button>
        </div>
      ))}
      {rest.length > 0 && (
        <Pick
          label={text('ruleConditionAdd')}
          options={[
            { label: '–', value: '' },
            ...rest.map((value) => ({ label: text(`ruleOf_${value}`), value: value as string })),
          ]}
          set={(name) => name && set({ ...when, [name]: NEW[name as Name]() })}
          value=""
        />
      )}
    </div>
  )
}

function inputOf(name: Name, props: Props): React.ReactNode {
  switch (name) {
    case 'channels':
      return <Channels {...props} />
    case 'dates':
      return <Dates {...props} />
    case 'devices':
      return <Devices {...props} />
    case 'firstScans':
      return <FirstScans {...props} />
    case 'hours':
      return <Hours {...props} />
    case 'query':
      return <Query {...props} />
    case 'visit':
      return <Visit {...props} />
    default:
      return <Texts name={name} {...props} />
  }
}

const EXAMPLES = {
  cities: 'Paris, New York',
  countries: 'FR, DE',
  languages: 'de, fr-CA',
  regions: 'US-CA',
}

const Texts: React.FC<{ name: keyof typeof EXAMPLES } & Props> = ({ name, set, when }) => {
  const { text } = useText()
  return (
    <ListInput
      hint={`${text('ruleListHint')}: ${EXAMPLES[name]}`}
      label={text(`ruleOf_${name}`)}
      set={(values) => set({ ...when, [name]: values })}
      values={when[name] ?? []}
    />
  )
}

const Devices: React.FC<Props> = ({ set, when }) => {
  const { text } = useText()
  return (
    <Ticks
      label={text('ruleOf_devices')}
      options={RULE_DEVICES.map((value) => ({ label: text(`ruleDevice_${value}`), value }))}
      set={(devices) => set({ ...when, devices })}
      values={when.devices ?? []}
    />
  )
}

const Channels: React.FC<Props> = ({ set, when }) => {
  const { text } = useText()
  return (
    <Ticks
      label={text('ruleOf_channels')}
      options={CHANNELS.map((value) => ({ label: text(`channel_${value}`), value }))}
      set={(channels) => set({ ...when, channels })}
      values={when.channels ?? []}
    />
  )
}

const Visit: React.FC<Props> = ({ set, when }) => {
  const { text } = useText()
  return (
    <Pick
      label={text('ruleOf_visit')}
      options={(['first', 'repeat'] as const).map((value) => ({
        label: text(`ruleVisit_${value}`),
        value,
      }))}
      set={(visit) => set({ ...when, visit })}
      value={when.visit ?? 'first'}
    />
  )
}

const FirstScans: React.FC<Props> = ({ set, when }) => {
  const { text } = useText()
  return (
    <LineInput
      label={text('ruleOf_firstScans')}
      min={1}
      set={(number) => set({ ...when, firstScans: Number(number) })}
      type="number"
      value={String(when.firstScans ?? '')}
    />
  )
}

const Query: React.FC<Props> = ({ set, when }) => {
  const { text } = useText()
  const all = when.query ?? []
  const [{ name, value } = { name: '', value: '' }, ...rest] = all
  const change = (part: { name?: string; value?: null | string }) =>
    set({ ...when, query: [{ name, value: value ?? null, ...part }, ...rest] })
  return (
    <>
      <LineInput label={text('ruleName')} set={(name) => change({ name })} value={name} />
      <LineInput
        label={text('ruleValue')}
        set={(written) => change({ value: written || null })}
        value={value ?? ''}
      />
    </>
  )
}

const Dates: React.FC<Props> = ({ set, when }) => {
  const { text } = useText()
  const dates = when.dates ?? {}
  return (
    <>
      <LineInput
        label={text('ruleFrom')}
        set={(from) => set({ ...when, dates: { ...dates, from: fromLocal(from) } })}
        type="datetime-local"
        value={toLocal(dates.from)}
      />
      <LineInput
        label={text('ruleUntil')}
        set={(until) => set({ ...when, dates: { ...dates, until: fromLocal(until) } })}
        type="datetime-local"
        value={toLocal(dates.until)}
      />
    </>
  )
}

const Hours: React.FC<Props> = ({ set, when }) => {
  const { text } = useText()
  const { i18n } = useTranslation()
  const hours = when.hours as RuleHours
  const change = (part: Partial<RuleHours>) => set({ ...when, hours: { ...hours, ...part } })
  const names = weekdayNames(i18n.language)
  return (
    <>
      <Ticks
        label={text('ruleWeekdays')}
        options={names.map((label, day) => ({ label, value: day + 1 }))}
        set={(weekdays) => change({ weekdays })}
        values={hours.weekdays ?? []}
      />
      <LineInput
        label={text('ruleFrom')}
        set={(from) => change({ from })}
        type="time"
        value={hours.from ?? ''}
      />
      <LineInput
        label={text('ruleTo')}
        set={(to) => change({ to })}
        type="time"
        // what ends a day is midnight to an input
        value={hours.to === '24:00' ? '00:00' : (hours.to ?? '')}
      />
      <LineInput
        label={text('ruleZoneField')}
        placeholder="Europe/Paris"
        set={(zone) => change({ zone: zone.trim() })}
        value={hours.zone}
      />
    </>
  )
}
