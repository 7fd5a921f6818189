'use client'

import { useTranslation } from '@payloadcms/ui'
import React, { useId } from 'react'

import type { Rule, RuleTarget } from '../../../vocabulary/rules.js'

import { readableURL } from '../../../kit/readableURL.js'
import { useText } from '../../analytics/lib/useText.js'
import { Conditions } from './Conditions.client.js'
import { LineInput } from './Inputs.client.js'
import { SplitResult } from './SplitResult.client.js'
import { sentenceOf } from './sentenceOf.js'
import { Targets } from './Targets.client.js'

type Props = {
  at: number
  /** Slug of the codes; `null` where there are no figures of one. */
  codes: null | string
  collections: readonly string[]
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
      {props.codes && rule.to.length > 1 && <SplitResult codes={props.codes} rule={rule} />}
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

const Sentence: React.FC<Pick<Props, 'rule' | 'scans'>> = ({ rule, scans }) => {
  const { i18n } = useTranslation()
  const { format, text } = useText()
  const sum = scans && scansOf(rule, scans)
  return (
    <div className="qr-rule__sentence">
      {rule.label && <strong>{rule.label}: </strong>}
      {sentenceOf(rule, { language: i18n.language, text })} <span aria-hidden="true">→</span>{' '}
      <span className="qr-rule__leads">{leadsOf(rule.to, i18n.language, text)}</span>
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

function leadsOf(
  to: readonly RuleTarget[],
  language: string,
  text: ReturnType<typeof useText>['text'],
): string {
  const percent = new Intl.NumberFormat(language, { maximumFractionDigits: 0, style: 'percent' })
  const sum = to.reduce((all, { weight }) => all + (weight ?? 1), 0) || 1
  const names = to.map(({ reference, url }) =>
    reference ? `${reference.relationTo} ${String(reference.value)}` : url ? readableURL(url) : '…',
  )
  if (names.length === 1) return names[0]!
  return new Intl.ListFormat(language).format(
    names.map((url, at) =>
      text('ruleShare', { share: percent.format((to[at]!.weight ?? 1) / sum), url }),
    ),
  )
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
