'use client'

import { useDocumentInfo, useTranslation } from '@payloadcms/ui'
import React, { useEffect, useState } from 'react'

import type { FigureName } from '../../../analytics/codeFigures.js'
import type { FiguresAnswer } from '../../../endpoints/codes/codeFiguresEndpoint.js'

import { translate } from '../../../translations/translate.js'
import { useAnswer } from '../../analytics/lib/useAnswer.js'
import { useLatest } from '../../analytics/lib/useLatest.js'
import { LocalTime } from '../../ui/LocalTime/index.client.js'
import { useAddresses } from '../../ui/useAddresses.js'
import { useInBrowser } from '../../ui/useInBrowser.js'
import { Tiles } from './Tiles.client.js'

type Props = {
  code: string
  /** Of the figures. */
  days: number
  hasView: boolean
  names: readonly FigureName[]
  /** Told how many people were sent on, whenever that is known anew. */
  onSent: (sent: null | number) => void
  slugs: { codes: string; scans: string }
}

/** The figures of a code, read anew with every scan that comes in. */
export const Figures: React.FC<Props> = ({ code, days, hasView, names, onSent, slugs }) => {
  const { t } = useTranslation()
  const { admin, api } = useAddresses()
  const { id } = useDocumentInfo()
  const inBrowser = useInBrowser()
  const latest = useLatest(
    api(`/${slugs.scans}/latest?code=${encodeURIComponent(code)}&limit=1`),
    false,
  )
  const [seen, setSeen] = useState('')
  const newest = latest.scans?.[0]
  const isFresh = latest.fresh.size > 0
  useEffect(() => {
    if (isFresh && newest) setSeen(newest.scanId)
  }, [isFresh, newest])
  // In the reader's days; a scan that came in asks past what the browser keeps.
  const tz = inBrowser ? Intl.DateTimeFormat().resolvedOptions().timeZone : ''
  const query = new URLSearchParams({ tz, ...(seen && { after: seen }) })
  const { data, error } = useAnswer<FiguresAnswer>(
    inBrowser ? api(`/${slugs.codes}/${id}/figures?${query}`) : null,
  )
  const sent = data?.sent ?? null
  useEffect(() => onSent(sent), [onSent, sent])
  if (error && !data) {
    const reason = error.message ?? String(error.status)
    return <p className="qr-muted">{translate(t, 'plugin-qr:cardFiguresFailed', { reason })}</p>
  }
  return (
    <div className="qr-hero__figures">
      <Tiles
        answer={data}
        days={days}
        names={names}
        view={hasView ? admin(`/collections/${slugs.codes}/${id}/analytics`) : null}
      />
      <p aria-live="polite" className="qr-hero__live">
        <span aria-hidden="true" className="qr-hero__dot" />
        {newest ? (
          <>
            {translate(t, 'plugin-qr:cardLastScan')}: <LocalTime at={newest.scannedAt} short />
            {newest.city && ` · ${newest.city}`}
          </>
        ) : (
          translate(t, 'plugin-qr:cardLive')
        )}
      </p>
    </div>
  )
}
