'use client'

import { useDocumentInfo, useTranslation } from '@payloadcms/ui'
import React from 'react'

import type { SplitResult as Result } from '../../../analytics/split/splitResult.js'
import type { Rule } from '../../../vocabulary/rules.js'

import { useAnswer } from '../../analytics/lib/useAnswer.js'
import { useText } from '../../analytics/lib/useText.js'
import { useAddresses } from '../../ui/useAddresses.js'

/** By less than this chance alone, and a difference is called one. */
const SIGNIFICANT = 0.05

/** Orders of each branch, and whether they differ by more than chance; nothing for who may see no sales. */
export const SplitResult: React.FC<{ codes: string; rule: Rule }> = ({ codes, rule }) => {
  const { i18n } = useTranslation()
  const { format, text } = useText()
  const { id } = useDocumentInfo()
  const { api } = useAddresses()
  const query = `/split?rule=${encodeURIComponent(rule.id)}`
  const { data } = useAnswer<Result>(
    id ? api(`/${codes}/${encodeURIComponent(String(id))}${query}`) : null,
  )
  if (!data) return null
  const { comparison } = data
  const p = new Intl.NumberFormat(i18n.language, { maximumSignificantDigits: 2 })
  const verdict = !comparison
    ? text('splitTooFew')
    : text(comparison.p < SIGNIFICANT ? 'splitDiffers' : 'splitChance', {
        p: p.format(comparison.p),
      })
  return (
    <div className="qr-muted">
      {data.branches.map(({ name, orders, sentOn }, at) => (
        <p key={name}>
          {text('splitBranch', {
            number: at + 1,
            orders: format.number(orders),
            people: sentOn === null ? '–' : format.number(sentOn),
          })}
        </p>
      ))}
      <p>{verdict}</p>
    </div>
  )
}
