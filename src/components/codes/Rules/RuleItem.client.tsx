'use client'

import { useTranslation } from '@payloadcms/ui'
import React, { useId } from 'react'

import type { Rule, RuleTarget } from '../../../vocabulary/rules.js'

import { useText } from '../../analytics/lib/useText.js'
import { Conditions } from './Conditions.client.js'
import { LineInput } from './Inputs.client.js'
import { sentenceOf } from './sentenceOf.js'
import { SplitResult } from './SplitResult.client.js'
import { TargetName } from './TargetName.client.js'
import { Targets } from './Targets.client.js'

type Props = {
  at: number
  /** Slug of the codes. */
  codes: string
  collections: readonly string[]
  isCampaign: boolean
  isOpen: boolean
  last: boolean
  move: (by: -1 | 1) => void
  problems: readonly string[]
  readOnly: boolean
  remove: () => void
  rule: Rule
  /** By what `ruleName` says; `null`: not known. */
  scans: null | ReadonlyMap<string, number>
  set: (rule: Rule) => void
  toggle: () => void
}

/** One rule: a sentence, and its form when somebody edits it. */
export const RuleItem: React.FC<Props> = (props) => {
  const { at, isOpen, problems, readOnly, rule, set } = props
  const { text } = useText()
  const form = useId()
  return (
    <li className={problems.length > 0 ? 'qr-rule qr-rule--wrong' : 'qr-rule'}>
      <div className="qr-rule__head">
        <Sentence {...props} />
        {!readOnly && <Buttons {...props} form={form} />}
      </div>
      {!props.isCampaign && rule.to.length > 1 && <SplitResult codes={props.codes} rule={rule} />}
      {problems.length > 0 && (
        <p className="qr-rule__problem" role="alert">
          {problems.join(' ')}
        </p>
      )}
      {isOpen && !readOnly && (
        <div
          aria-label={text('ruleEdit', { rule: at + 1 })}
          className="qr-rule__form"
          id={form}
          role="group"
        >
          {' '}
          {/* prettier-ignore */}
          <Conditions set={(when) => set({ ...rule, when })} when={rule.when} />
          <Targets
            codes={props.codes}
            collections={props.collections}
            set={(to) => set({ ...rule, to })}
            to={rule.to}
          />
          <LineInput
            label={text('ruleLabel')}
            set={(label) => set({ ...rule, label })}
            value={rule.label ?? ''}
          />
        </div>
      )}
    </li>
  )
}

const Sentence: React.FC<Pick<Props, 'codes' | 'rule' | 'scans'>> = ({ codes, rule, scans }) => {
  const { i18n } = useTranslation()
  const { format, text } = useText()
  const sum = scans && scansOf(rule, scans)
  return (
    <div className="qr-rule__sentence">
      {rule.label && <strong>{rule.label}: </strong>}
      {sentenceOf(rule, { language: i18n.language, text })} <span aria-hidden="true">→</span>{' '}
      <LeadsTo codes={codes} to={rule.to} />
      {sum !== null && sum > 0 && (
        <span className="qr-muted"> {text('ruleScans', { number: format.number(sum) })}</span>
      )}
    </div>
  )
}

/** Of a split the scans of all its branches. */
function scansOf({ id }: Rule, scans: ReadonlyMap<string, number>): number {
  let sum = 0
  for (const [name, count] of scans) if (name === id || name.startsWith(`${id}:`)) sum += count
  return sum
}

/** One destination, or each with its share. */
const LeadsTo: React.FC<{ codes: string; to: readonly RuleTarget[] }> = ({ codes, to }) => {
  const { i18n } = useTranslation()
  const percent = new Intl.NumberFormat(i18n.language, {
    maximumFractionDigits: 0,
    style: 'percent',
  })
  const sum = to.reduce((all, { weight }) => all + (weight ?? 1), 0) || 1
  return to.map((target, at) => (
    <span className="qr-rule__leads" key={target.id ?? at}>
      {at > 0 && ', '}
      {to.length > 1 && `${percent.format((target.weight ?? 1) / sum)} → `}
      <TargetName codes={codes} target={target} />
    </span>
  ))
}

const Buttons: React.FC<{ form: string } & Props> = ({
  at,
  form,
  isOpen,
  last,
  move,
  remove,
  toggle,
}) => {
  const { text } = useText()
  const rule = at + 1
  return (
    <div className="qr-rule__buttons">
      <button
        aria-controls={form}
        aria-expanded={isOpen}
        aria-label={text('ruleEdit', { rule })}
        className="qr-button"
        onClick={toggle}
        type="button"
      >
        ✎
      </button>
      <button
        aria-label={text('ruleUp', { rule })}
        className="qr-button"
        disabled={at === 0}
        onClick={() => move(-1)}
        type="button"
      >
        ↑
      </button>
      <button
        aria-label={text('ruleDown', { rule })}
        className="qr-button"
        disabled={last}
        onClick={() => move(1)}
        type="button"
      >
        ↓
      </button>
      <button
        aria-label={text('ruleDelete', { rule })}
        className="qr-button"
        onClick={remove}
        type="button"
      >
        ×
      </button>
    </div>
  )
}
