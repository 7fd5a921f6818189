'use client'

import React from 'react'

import type { Say } from '../../../endpoints/bulk/plan/types.js'
import type { Wanted } from './useBulk.js'

import { expandPattern } from '../../../endpoints/bulk/plan/expandPattern.js'
import { TextInput } from './Field.js'

type Pattern = NonNullable<Wanted['pattern']>

type Props = { onChange: (part: Partial<Pattern>) => void; pattern: Pattern; say: Say }

/** Titles and codes by ranges, and how many that makes. */
export const FromPattern: React.FC<Props> = ({ onChange, pattern, say }) => (
  <fieldset>
    <TextInput
      label={say('plugin-qr:bulkTitles')}
      onChange={(title) => onChange({ title })}
      placeholder="Row A..M seat 1..40"
      value={pattern.title}
    />
    <TextInput
      label={say('plugin-qr:bulkCodesPattern')}
      onChange={(code) => onChange({ code })}
      value={pattern.code}
    />
    <Counted pattern={pattern} say={say} />
  </fieldset>
)

/** How many a pattern makes, before anything is asked. */
const Counted: React.FC<Pick<Props, 'pattern' | 'say'>> = ({ pattern, say }) => {
  if (!pattern.title.trim()) return null
  const { lines, problems } = expandPattern(pattern, say)
  if (problems[0]) return <p className="qr-bulk__bad">{problems[0].message}</p>
  const first = lines[0]?.cells.title ?? ''
  const last = lines.at(-1)?.cells.title ?? ''
  return <p>{say('plugin-qr:bulkMakes', { count: lines.length, first, last })}</p>
}
