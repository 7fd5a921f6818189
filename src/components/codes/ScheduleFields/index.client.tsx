'use client'

import type { CollapsibleFieldClientProps } from 'payload'

import { RenderFields, useFormFields, useTranslation } from '@payloadcms/ui'
import React, { useState } from 'react'

import { translate } from '../../../translations/translate.js'
import { Fold } from '../../ui/Fold/index.client.js'
import { plainTime } from '../../ui/LocalTime/relativeTime.js'
import { useInBrowser } from '../../ui/useInBrowser.js'

const NAMES = ['startsAt', 'expiresAt', 'scanLimit', 'scansPerVisitor', 'fallbackURL'] as const

type Props = {
  /** Codes are written for other servers as well, which know no visitors. */
  hasMaps: boolean
  /** Visitors are told apart. */
  hasVisitors: boolean
} & CollapsibleFieldClientProps

/** When a code leads on and how often: folded until it is used. */
export const ScheduleFields: React.FC<Props> = (props) => {
  const { field, hasMaps, hasVisitors, indexPath, parentPath, parentSchemaPath, permissions } =
    props
  const { i18n, t } = useTranslation()
  const inBrowser = useInBrowser()
  const values = useValues()
  const [wasUsed] = useState(() => NAMES.some((name) => isGiven(values[name])))
  const date = (at: unknown): string => {
    const instant = new Date(at as string)
    if (!inBrowser) return plainTime(instant)
    const style = { dateStyle: 'medium', timeStyle: 'short' } as const
    return new Intl.DateTimeFormat(i18n.language, style).format(instant)
  }
  const { expiresAt, fallbackURL, scanLimit, scansPerVisitor, startsAt } = values
  const parts = [
    isGiven(startsAt) && translate(t, 'plugin-qr:reasonNotStarted', { date: date(startsAt) }),
    isGiven(expiresAt) && translate(t, 'plugin-qr:reasonUntil', { date: date(expiresAt) }),
    isGiven(scanLimit) && translate(t, 'plugin-qr:reasonLimit', { limit: String(scanLimit) }),
    isGiven(scansPerVisitor) && perVisitorText(t, Number(scansPerVisitor)),
    isGiven(fallbackURL) && String(fallbackURL),
  ].filter(Boolean)
  return (
    <Fold
      id="field-schedule"
      isUsed={wasUsed}
      label={translate(t, 'plugin-qr:schedule')}
      owns={(path) => (NAMES as readonly string[]).includes(path) || path.startsWith('pages.')}
      summary={parts.join(' · ') || translate(t, 'plugin-qr:scheduleNone')}
    >
      <RenderFields
        fields={field.fields}
        margins="small"
        parentIndexPath={indexPath ?? ''}
        parentPath={parentPath ?? ''}
        parentSchemaPath={parentSchemaPath ?? ''}
        permissions={permissions as never}
      />
      {isGiven(scansPerVisitor) && !hasVisitors && (
        <p className="qr-muted">{translate(t, 'plugin-qr:warnPerVisitorNobody')}</p>
      )}
      {isGiven(scansPerVisitor) && hasMaps && (
        <p className="qr-muted">{translate(t, 'plugin-qr:warnPerVisitorMaps')}</p>
      )}
    </Fold>
  )
}

/** How often one visitor is sent on, in a few words. */
export const perVisitorText = (t: Parameters<typeof translate>[0], most: number): string =>
  most === 1
    ? translate(t, 'plugin-qr:perVisitorOnce')
    : translate(t, 'plugin-qr:perVisitor', { number: String(most) })

const isGiven = (value: unknown): boolean => value !== null && value !== undefined && value !== ''

/** One string, so that only these fields draw the line anew. */
function useValues(): Record<(typeof NAMES)[number], unknown> {
  const json = useFormFields(([fields]) =>
    JSON.stringify(Object.fromEntries(NAMES.map((name) => [name, fields?.[name]?.value ?? null]))),
  )
  return JSON.parse(json) as Record<(typeof NAMES)[number], unknown>
}
