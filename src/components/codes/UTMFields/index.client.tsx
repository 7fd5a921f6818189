'use client'

import type { GroupFieldClientProps, TextFieldClientProps } from 'payload'

import { TextField, useTranslation } from '@payloadcms/ui'
import React from 'react'

import type { UTMDefaults } from '../../../scan/decide/resolveUTM.js'
import type { UTM } from '../../../vocabulary/scan.js'

import { UTM_NAMES } from '../../../scan/decide/resolveUTM.js'
import { explainScan } from '../../../scan/explainScan.js'
import { translate } from '../../../translations/translate.js'
import { Fold } from '../../ui/Fold/index.client.js'
import { GroupFields } from '../../ui/GroupFields/index.client.js'
import { useCodeForm } from '../ScanPreview/useCodeForm.js'
import { type Inherited, InheritedUTM, useInherited } from './inherited.js'

type Props = {
  /** Slugs of the collections. */
  campaigns: string
  codes: string
  defaults: UTMDefaults
  schemes: readonly string[]
} & GroupFieldClientProps

const SOURCE_TEXT = {
  campaign: 'plugin-qr:sourceCampaign',
  code: 'plugin-qr:sourceCode',
  destination: 'plugin-qr:sourceDestination',
  plugin: 'plugin-qr:sourcePlugin',
} as const

/** What is added to the destination, in a line; its fields when it is opened. */
export const UTMFields: React.FC<Props> = (props) => {
  const { campaigns, codes, defaults, path, schemes } = props
  const { t } = useTranslation()
  const form = useCodeForm({ campaigns, codes, locale: null })
  // As when the code leads on, whatever keeps it from that just now.
  const destination = form.entry.destination ?? 'https://example.com'
  const entry = {
    ...form.entry,
    destination,
    expiresAt: null,
    scanLimit: null,
    startsAt: null,
    status: 'active' as const,
  }
  const explain = (utm: typeof form.utm) =>
    explainScan({ ...form, asks: null, defaults, entry, now: 0, schemes, sent: 0, utm }).parameters
  const given = explain(form.utm)
  const inherited: Inherited = Object.fromEntries(explain(NONE).map((one) => [one.name, one]))
  const won = given.filter(({ name, source }) => source === 'destination' && form.utm[name])
  const line = given.map(({ value }) => value).join(' / ') || '–'
  return (
    <Fold
      id="field-utm"
      isUsed={false}
      label="UTM"
      owns={(name) => name.startsWith(`${path}.`)}
      summary={entry.untouched ? translate(t, 'plugin-qr:utmOff') : line}
    >
      <p className="qr-muted">{translate(t, 'plugin-qr:utmHint')}</p>
      <InheritedUTM.Provider value={inherited}>
        <GroupFields {...props} />
      </InheritedUTM.Provider>
      <ul aria-live="polite" className="qr-warnings">
        {won.map(({ name, value }) => (
          <li key={name}>
            {translate(t, 'plugin-qr:utmDestinationWins', { name: `utm_${name}`, value })}
          </li>
        ))}
      </ul>
    </Fold>
  )
}

const NONE = Object.fromEntries(UTM_NAMES.map((name) => [name, null])) as Record<keyof UTM, null>

/** One of the five: empty it shows what it inherits, and from where. */
export const UTMInput: React.FC<TextFieldClientProps> = (props) => {
  const { field } = props
  const { t } = useTranslation()
  const found = useInherited()[field.name as keyof UTM]
  const placeholder = found ? `${found.value} (${translate(t, SOURCE_TEXT[found.source])})` : ''
  return <TextField {...props} field={{ ...field, admin: { ...field.admin, placeholder } }} />
}
