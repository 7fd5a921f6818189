'use client'

import { useDocumentInfo, useFormModified, useTranslation } from '@payloadcms/ui'
import React, { useState } from 'react'

import type { TryAnswer } from '../../../endpoints/codes/tryEndpoint.js'
import type { SampleDevice } from '../../../scan/sampleDevices.js'
import type { Rule } from '../../../vocabulary/rules.js'

import { readableURL } from '../../../kit/readableURL.js'
import { nameOf } from '../../../scan/decide/rules/checkRules.js'
import { BETWEEN_TEXT } from '../../../translations/betweenKinds.js'
import { translate } from '../../../translations/translate.js'
import { type Channel, CHANNELS } from '../../../vocabulary/channels.js'
import { useText } from '../../analytics/lib/useText.js'
import { useAction } from '../../people/lib/useAction.js'
import { useAPI } from '../../ui/useAPI.js'
import { LineInput, Pick } from './Inputs.client.js'
import { fromLocal } from './localTime.js'

const DEVICES: Record<SampleDevice, string> = {
  iphone: 'iPhone',
  ipad: 'iPad',
  android: 'Android',
  'android-tablet': 'Android (Tablet)',
  windows: 'Windows',
  mac: 'Mac',
  linux: 'Linux',
  chromebook: 'Chromebook',
}
const TEXTS = { city: 'tryRulesCity', country: 'tryRulesCountry', language: 'tryRulesLanguage', query: 'tryRulesQuery', region: 'tryRulesRegion' } as const // prettier-ignore

type Asked = {
  at: string
  channel: Channel
  device: SampleDevice
  sent: string
  visit: 'first' | 'repeat'
} & Record<keyof typeof TEXTS, string>

const NOTHING: Asked = { at: '', channel: 'printed', city: '', country: '', device: 'iphone', language: '', query: '', region: '', sent: '0', visit: 'first' } // prettier-ignore

/** Where a scan that somebody makes up would lead, and which rule says so; the server runs it. */
export const Tester: React.FC<{ codes: string; rules: readonly Rule[] }> = ({ codes, rules }) => {
  const { text } = useText()
  const { id } = useDocumentInfo()
  const modified = useFormModified()
  const { post } = useAPI()
  const { busy, run } = useAction()
  const [asked, setAsked] = useState(NOTHING)
  const [answer, setAnswer] = useState<null | TryAnswer>(null)
  const change = (part: Partial<Asked>) => {
    setAsked({ ...asked, ...part })
    setAnswer(null)
  }
  const ask = async () => {
    const body = { ...asked, at: fromLocal(asked.at), sent: Number(asked.sent) || 0 }
    const path = `/${codes}/${encodeURIComponent(String(id))}/try`
    setAnswer(await run('try', () => post<TryAnswer>(path, body)))
  }
  return (
    <details className="qr-rules__tester">
      <summary>{text('tryRules')}</summary>
      {!id || modified ? (
        <p className="qr-muted">{text('tryRulesSave')}</p>
      ) : (
        <>
          <Question asked={asked} change={change} />
          <button
            className="qr-button qr-button--main"
            disabled={busy !== null}
            onClick={() => void ask()}
            type="button"
          >
            {text('tryRulesAsk')}
          </button>
          <div aria-live="polite">{answer && <Answer answer={answer} rules={rules} />}</div>
        </>
      )}
    </details>
  )
}

const Question: React.FC<{ asked: Asked; change: (part: Partial<Asked>) => void }> = ({
  asked,
  change,
}) => {
  const { text } = useText()
  return (
    <div className="qr-rule__row">
      <Pick
        label={text('tryRulesDevice')}
        options={Object.entries(DEVICES).map(([value, label]) => ({
          label,
          value: value as SampleDevice,
        }))}
        set={(device) => change({ device })}
        value={asked.device}
      />
      <LineInput
        label={text('tryRulesAt')}
        set={(at) => change({ at })}
        type="datetime-local"
        value={asked.at}
      />
      {(Object.keys(TEXTS) as (keyof typeof TEXTS)[]).map((name) => (
        <LineInput
          key={name}
          label={text(TEXTS[name])}
          set={(written) => change({ [name]: written })}
          value={asked[name]}
        />
      ))}
      <Pick
        label={text('tryRulesChannel')}
        options={CHANNELS.map((value) => ({ label: text(`channel_${value}`), value }))}
        set={(channel) => change({ channel })}
        value={asked.channel}
      />
      <Pick
        label={text('tryRulesVisit')}
        options={(['first', 'repeat'] as const).map((value) => ({
          label: text(`ruleVisit_${value}`),
          value,
        }))}
        set={(visit) => change({ visit })}
        value={asked.visit}
      />
      <LineInput
        label={text('tryRulesSent')}
        min={0}
        set={(sent) => change({ sent })}
        type="number"
        value={asked.sent}
      />
    </div>
  )
}

const Answer: React.FC<{ answer: TryAnswer; rules: readonly Rule[] }> = ({ answer, rules }) => {
  const { i18n, t } = useTranslation()
  const { text } = useText()
  const { asks, branches, number, ofCampaign, url } = answer
  const percent = new Intl.NumberFormat(i18n.language, { style: 'percent' })
  const rule = number === null ? '' : ofCampaign ? String(number) : nameOf(rules[number - 1], number - 1) // prettier-ignore
  const by = ofCampaign ? 'tryRulesByCampaign' : 'tryRulesBy'
  return (
    <div className="qr-rules__answer">
      {asks && <p>{text('asksFirst', { kind: translate(t, BETWEEN_TEXT[asks]) })}</p>}
      <p>{number === null ? text('tryRulesNone') : text(by, { rule })}</p>
      {branches.length > 0 ? (
        <ul>
          {branches.map((branch, at) => (
            <li key={at}>
              {branch.url && <span className="qr-panel__url">{readableURL(branch.url)}</span>}{' '}
              {text('tryRulesShare', { share: percent.format(branch.share) })}
            </li>
          ))}
        </ul>
      ) : (
        <p className="qr-panel__url">{url ? readableURL(url) : text('tryRulesPage')}</p>
      )}
    </div>
  )
}
