'use client'

import type { JSONFieldClientProps } from 'payload'

import { FieldError, FieldLabel, useDocumentInfo, useField, useTranslation } from '@payloadcms/ui'
import React, { useEffect, useRef, useState } from 'react'

import type { Rule } from '../../../vocabulary/rules.js'

import { ruleProblems } from '../../../hooks/rules/validateRules.js'
import { MOST_RULES } from '../../../vocabulary/rules.js'
import { useText } from '../../analytics/lib/useText.js'
import '../../analytics/button.css'
import '../../ui/admin.css'
import './index.css'
import { useScansBy } from '../useScansBy.js'
import { newID } from './newID.js'
import { RuleItem } from './RuleItem.client.js'
import { Tester } from './Tester.client.js'

type Props = {
  /** Slug of the codes. */
  codes: string
  /** Slugs of those a code may lead to. */
  collections: string[]
  isCampaign: boolean
  schemes: string[]
} & JSONFieldClientProps

/** Where else a code leads: rules as sentences, in the order in which they decide. */
export const RulesField: React.FC<Props> = (props) => {
  const { codes, collections, isCampaign, path, readOnly, schemes } = props
  const { t } = useTranslation()
  const { text } = useText()
  const { disabled, setValue, showError, value } = useField<null | Rule[]>({ path })
  const { id } = useDocumentInfo()
  const [open, setOpen] = useState<null | string>(null)
  const scans = useScansBy('rules', isCampaign ? null : codes, id)
  const list = useRef<HTMLOListElement>(null)
  // What came by the API in another shape is for the API to mend.
  const rules = Array.isArray(value) ? value : []
  const problems = ruleProblems(rules, { collections, schemes }, t)
  const locked = Boolean(readOnly || disabled)
  const set = (all: Rule[]) => setValue(all.length > 0 ? all : null)
  const focus = useFocusAfterMove(list)

  const move = (from: number, by: -1 | 1) => {
    const all = [...rules]
    const [moved] = all.splice(from, 1)
    all.splice(from + by, 0, moved!)
    set(all)
    focus(from + by, by)
  }
  const add = () => {
    const rule: Rule = { id: newID(), to: [{ url: '' }], when: {} }
    set([...rules, rule])
    setOpen(rule.id)
  }
  return (
    <section
      className={showError ? 'qr-rules field-type error' : 'qr-rules field-type'}
      id={`field-${path}`}
    >
      <FieldLabel as="span" label={text('rules')} path={path} />
      <div className="field-type__wrap">
        <FieldError path={path} showError={showError} />
        <p className="qr-muted">{text(isCampaign ? 'rulesCampaignHint' : 'rulesHint')}</p>
        {rules.length === 0 && !isCampaign && <p className="qr-muted">{text('rulesNone')}</p>}
        <ol className="qr-rules__list" ref={list}>
          {rules.map((rule, at) => (
            <RuleItem
              at={at}
              codes={codes}
              collections={collections}
              isCampaign={isCampaign}
              isOpen={open === rule.id}
              key={rule.id}
              last={at === rules.length - 1}
              move={(by) => move(at, by)}
              problems={problems.filter((one) => one.at === at).map(({ message }) => message)}
              readOnly={locked}
              remove={() => set(rules.filter((one) => one !== rule))}
              rule={rule}
              scans={scans}
              set={(changed) => set(rules.map((one) => (one === rule ? changed : one)))}
              toggle={() => setOpen(open === rule.id ? null : rule.id)}
            />
          ))}
        </ol>
        {!locked && rules.length < MOST_RULES && (
          <button className="qr-button" onClick={add} type="button">
            {text('ruleAdd')}
          </button>
        )}
        {!isCampaign && rules.length > 0 && <Tester codes={codes} rules={rules} />}
      </div>
    </section>
  )
}

/** Who moves a rule by the keyboard moves on with it: the button that was pressed is another row's now. */
function useFocusAfterMove(list: React.RefObject<HTMLOListElement | null>) {
  const wanted = useRef<{ at: number; by: -1 | 1 } | null>(null)
  useEffect(() => {
    const { at, by } = wanted.current ?? {}
    wanted.current = null
    if (at === undefined) return
    const buttons = list.current?.children[at]?.querySelectorAll<HTMLButtonElement>(
      '.qr-rule__buttons button',
    )
    const [, up, down] = buttons ?? []
    const [same, other] = by === -1 ? [up, down] : [down, up]
    ;(same?.disabled ? other : same)?.focus()
  })
  return (at: number, by: -1 | 1) => void (wanted.current = { at, by })
}
