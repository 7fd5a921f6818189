'use client'

import { useListDrawer } from '@payloadcms/ui'
import React from 'react'

import type { RuleTarget } from '../../../vocabulary/rules.js'

import { MOST_TARGETS } from '../../../vocabulary/rules.js'
import { useText } from '../../analytics/lib/useText.js'
import { LineInput } from './Inputs.client.js'
import { newID } from './newID.js'
import { TargetName } from './TargetName.client.js'

type Props = {
  /** Slug of the codes. */
  codes: string
  /** Slugs of those a code may lead to. */
  collections: readonly string[]
  set: (to: RuleTarget[]) => void
  to: readonly RuleTarget[]
}

/** Where a rule leads: one destination, or several with their shares. */
export const Targets: React.FC<Props> = ({ codes, collections, set, to }) => {
  const { text } = useText()
  const change = (at: number, part: Partial<RuleTarget>) =>
    set(to.map((target, index) => (index === at ? { ...target, ...part } : target)))
  const split = () =>
    set([
      ...to.map((target) => ({ ...target, id: target.id ?? newID() })),
      { id: newID(), url: '' },
    ])
  return (
    <div className="qr-rule__targets">
      {to.map((target, at) => (
        <div className="qr-rule__row" key={target.id ?? at}>
          <Target
            codes={codes}
            collections={collections}
            set={(part) => change(at, part)}
            target={target}
            title={to.length > 1 ? `${text('ruleLeads')} (${at + 1})` : text('ruleLeads')}
          />
          {to.length > 1 && (
            <>
              <LineInput
                label={`${text('ruleShareOf')} (${at + 1})`}
                min={0}
                set={(weight) => change(at, { weight: weight === '' ? null : Number(weight) })}
                type="number"
                value={String(target.weight ?? 1)}
              />
              <button
                aria-label={text('ruleBranchDelete', { number: at + 1 })}
                className="qr-button"
                onClick={() => set(to.filter((_, index) => index !== at))}
                type="button"
              >
                ×
              </button>
            </>
          )}
        </div>
      ))}
      {to.length < MOST_TARGETS && (
        <button className="qr-link" onClick={split} type="button">
          {text('ruleSplit')}
        </button>
      )}
    </div>
  )
}

type TargetProps = {
  set: (part: Partial<RuleTarget>) => void
  target: RuleTarget
  title: string
} & Pick<Props, 'codes' | 'collections'>

const Target: React.FC<TargetProps> = ({ codes, collections, set, target, title }) => {
  const { text } = useText()
  const { reference, url } = target
  return (
    <div className="qr-rule__target">
      {reference ? (
        <p>
          {title}: <TargetName codes={codes} target={target} />{' '}
          <button
            className="qr-link"
            onClick={() => set({ reference: null, url: '' })}
            type="button"
          >
            {text('ruleByURL')}
          </button>
        </p>
      ) : (
        <LineInput
          label={title}
          placeholder="https://example.com/"
          set={(written) => set({ url: written })}
          value={url ?? ''}
        />
      )}
      {collections.length > 0 && <Document collections={collections} set={set} />}
    </div>
  )
}

/** Payload's own list of documents, in a drawer. */
const Document: React.FC<Pick<TargetProps, 'collections' | 'set'>> = ({ collections, set }) => {
  const { text } = useText()
  const [Drawer, Toggler, { closeDrawer }] = useListDrawer({ collectionSlugs: [...collections] })
  return (
    <>
      <Toggler className="qr-link">{text('ruleDocument')}</Toggler>
      <Drawer
        allowCreate={false}
        onSelect={({ collectionSlug, doc }) => {
          set({ reference: { relationTo: collectionSlug, value: doc.id as number }, url: null })
          closeDrawer()
        }}
      />
    </>
  )
}
