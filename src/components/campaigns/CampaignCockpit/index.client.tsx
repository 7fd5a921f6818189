'use client'

import { Button, useAuth, useDocumentInfo } from '@payloadcms/ui'
import { useRouter } from 'next/navigation.js'
import React, { useId, useState } from 'react'

import type { Cockpit } from '../../../analytics/campaignCockpit.js'
import type { Kept } from '../../../endpoints/bulk/batches.js'

import { useAnswer } from '../../analytics/lib/useAnswer.js'
import { useText } from '../../analytics/lib/useText.js'
import '../../analytics/charts.css'
import '../../analytics/palette.css'
import { Sparkline } from '../../analytics/Sparkline/index.client.js'
import { BulkCreate, BulkProgress, KeptList } from '../../codes/BulkCreate/index.client.js'
import { ConfirmDialog } from '../../people/ConfirmDialog/index.client.js'
import '../../ui/admin.css'
import { askLines, type Progress } from '../../ui/askLines.js'
import { useAddresses } from '../../ui/useAddresses.js'
import { useInBrowser } from '../../ui/useInBrowser.js'
import './index.css'

type Props = { codes: string }

/** First on a campaign's page: how it goes, and what to do with all of its codes. */
export const CampaignCockpit: React.FC<Props> = ({ codes }) => {
  const { collectionSlug, id } = useDocumentInfo()
  const { api } = useAddresses()
  const { text } = useText()
  const title = useId()
  const isInBrowser = useInBrowser()
  const tz = isInBrowser ? Intl.DateTimeFormat().resolvedOptions().timeZone : 'UTC'
  const url = `/${collectionSlug}/${String(id)}/cockpit?tz=${encodeURIComponent(tz)}`
  const { data, error, reload } = useAnswer<Cockpit>(id && isInBrowser ? api(url) : null)
  if (!id) return null
  return (
    <section aria-labelledby={title} className="qr-stats qr-panel qr-cockpit field-type">
      <h2 className="qr-visually-hidden" id={title}>
        {text('campaignFigures')}
      </h2>
      {error && <p role="alert">{error.message ?? text('historyFailed')}</p>}
      {data && (
        <>
          <CockpitFigures {...data} />
          {data.twins.length > 0 && <Twins twins={data.twins} />}
          <AllCodes codes={codes} counts={data.codes} onDone={reload} />
        </>
      )}
    </section>
  )
}

const CockpitFigures: React.FC<Cockpit> = ({ codes, days, figures, goal, price, sales }) => {
  const { format, text } = useText()
  return (
    <dl className="qr-cockpit__figures">
      {figures && (
        <Figure label={text('scans')}>
          <strong>{format.number(figures.scans)}</strong>
          <Sparkline
            series={figures.series}
            values={figures.series.points.map(({ scans }) => scans)}
          />
          {figures.trend !== null && (
            <small>{text('campaignTrend', { change: format.change(figures.trend) })}</small>
          )}
        </Figure>
      )}
      {figures && (
        <Figure label={text('visitors')}>
          <strong>{format.number(figures.visitors)}</strong>
        </Figure>
      )}
      {sales && (
        <Figure label={text('crmConversions')}>
          <strong>{format.number(sales.orders)}</strong>
          {sales.revenue.map(({ amount, currency }) => (
            <small key={currency}>{format.money(amount, currency)}</small>
          ))}
        </Figure>
      )}
      {goal && <Goal {...goal} />}
      {price && (
        <Figure label={text('budget')}>
          <strong>{format.money(price.budget.amount, price.budget.currency)}</strong>
          {price.perScan !== null && (
            <small>
              {text('campaignPerScan', {
                price: format.money(price.perScan, price.budget.currency),
              })}
            </small>
          )}
          {price.perOrder !== null && (
            <small>
              {text('campaignPerOrder', {
                price: format.money(price.perOrder, price.budget.currency),
              })}
            </small>
          )}
        </Figure>
      )}
      <Figure label={text('campaignDays')}>
        <strong>
          {days.of === null
            ? format.number(days.gone)
            : text('campaignDayOf', { gone: days.gone, of: days.of })}
        </strong>
      </Figure>
      <Figure label={text('codes')}>
        <strong>{format.number(codes.active + codes.paused)}</strong>
        {codes.paused > 0 && <small>{text('campaignPaused', { number: codes.paused })}</small>}
      </Figure>
    </dl>
  )
}

const Figure: React.FC<React.PropsWithChildren<{ label: string }>> = ({ children, label }) => (
  <div>
    <dt>{label}</dt>
    <dd>{children}</dd>
  </div>
)

const Goal: React.FC<NonNullable<Cockpit['goal']>> = ({ measure, reached, target }) => {
  const { format, text } = useText()
  const of = text('campaignGoalOf', {
    measure: text(`goal_${measure}`),
    target: format.number(target),
  })
  return (
    <Figure label={text('goal')}>
      <strong>{reached === null ? '–' : format.percent(reached / target)}</strong>
      {reached !== null && (
        <progress aria-label={text('goal')} max={target} value={Math.min(reached, target)} />
      )}
      <small>{of}</small>
    </Figure>
  )
}

/** Values of UTM that reports take for different ones. */
const Twins: React.FC<Pick<Cockpit, 'twins'>> = ({ twins }) => {
  const { text } = useText()
  return (
    <ul className="qr-warnings">
      {twins.map(({ field, values }) => (
        <li key={`${field} ${values[0]}`}>
          {text('campaignTwins', { field: `utm_${field}`, values: values.join(', ') })}
        </li>
      ))}
    </ul>
  )
}

type Changed = { changed: number; failed: Kept[] }

/** Pauses and resumes all codes of the campaign, each as the person would, and leads to more of them. */
const AllCodes: React.FC<{ codes: string; counts: Cockpit['codes']; onDone: () => void }> = ({
  codes,
  counts,
  onDone,
}) => {
  const { id, savedDocumentData } = useDocumentInfo()
  const { permissions } = useAuth()
  const { text } = useText()
  const { api } = useAddresses()
  const router = useRouter()
  const [asking, setAsking] = useState<'active' | 'paused' | null>(null)
  const [progress, setProgress] = useState<null | Progress>(null)
  const [done, setDone] = useState<Changed | null | string>(null)
  const may = permissions?.collections?.[codes]
  const change = async (status: 'active' | 'paused') => {
    setAsking(null)
    setProgress({ done: 0, of: 0 })
    // those alone that are not so already
    const now = status === 'paused' ? 'active' : 'paused'
    const where = `where[and][0][campaign][equals]=${String(id)}&where[and][1][status][equals]=${now}`
    try {
      const init = {
        body: JSON.stringify({ status }),
        headers: { 'Content-Type': 'application/json' },
        method: 'POST',
      }
      setDone(await askLines<Changed>(api(`/${codes}/bulk/change?${where}`), init, setProgress))
    } catch (error) {
      setDone((error as { message?: null | string }).message ?? text('statsOffline'))
    } finally {
      setProgress(null)
      onDone()
      // the table of codes below
      router.refresh()
    }
  }
  return (
    <div className="qr-cockpit__actions">
      {may?.update && counts.active > 0 && (
        <Button
          buttonStyle="secondary"
          disabled={progress !== null}
          margin={false}
          onClick={() => setAsking('paused')}
          size="small"
        >
          {text('campaignPauseAll')}
        </Button>
      )}
      {may?.update && counts.paused > 0 && (
        <Button
          buttonStyle="secondary"
          disabled={progress !== null}
          margin={false}
          onClick={() => setAsking('active')}
          size="small"
        >
          {text('campaignResumeAll')}
        </Button>
      )}
      {may?.create && (
        <BulkCreate campaign={String(savedDocumentData?.slug || id)} collection={codes} />
      )}
      {progress && <BulkProgress {...progress} />}
      {done !== null && <Result done={done} />}
      {asking && (
        <ConfirmDialog
          confirm={text(asking === 'paused' ? 'campaignPauseAll' : 'campaignResumeAll')}
          onCancel={() => setAsking(null)}
          onConfirm={() => void change(asking)}
          title={text(asking === 'paused' ? 'campaignPauseAll' : 'campaignResumeAll')}
        >
          <p>
            {asking === 'paused'
              ? text('campaignPauseSure', { number: counts.active })
              : text('campaignResumeSure', { number: counts.paused })}
          </p>
        </ConfirmDialog>
      )}
    </div>
  )
}

const Result: React.FC<{ done: Changed | string }> = ({ done }) => {
  const { text } = useText()
  if (typeof done === 'string') return <p role="alert">{done}</p>
  return (
    <div role="status">
      <p>{text('bulkChanged', { count: done.changed })}</p>
      {done.failed.length > 0 && (
        <>
          <p>{text('bulkFailed', { count: done.failed.length })}</p>
          <KeptList kept={done.failed} />
        </>
      )}
    </div>
  )
}
