'use client'

import { Button, Drawer, useDrawerSlug, useModal, useTranslation } from '@payloadcms/ui'
import { useRouter } from 'next/navigation.js'
import React, { useState } from 'react'

import './index.css'
import { translate } from '../../../translations/translate.js'
import { useAddresses } from '../../ui/useAddresses.js'
import { QuotaLine } from '../CodeQuota/index.client.js'
import { useRelations } from '../useRelations.js'
import { BulkReport } from './BulkReport.js'
import { BulkSource } from './BulkSource.js'
import { type Created, type Undone, useBulk, type Wanted } from './useBulk.js'

/** A button above the list of codes, and the drawer in which many are made at once. */
export const BulkCreate: React.FC<{ campaign?: string; collection: string }> = ({
  campaign,
  collection,
}) => {
  const { t } = useTranslation()
  const slug = useDrawerSlug('qr-bulk-create')
  const { isModalOpen, openModal } = useModal()
  const title = translate(t, 'plugin-qr:bulkCreate')
  return (
    <>
      <Button buttonStyle="secondary" margin={false} onClick={() => openModal(slug)} size="small">
        {title}
      </Button>
      <Drawer slug={slug} title={title}>
        {isModalOpen(slug) && <BulkForm campaign={campaign} collection={collection} slug={slug} />}
      </Drawer>
    </>
  )
}

const BulkForm: React.FC<{ campaign: string | undefined; collection: string; slug: string }> = ({
  campaign,
  collection,
  slug,
}) => {
  const { t } = useTranslation()
  const [wanted, setWanted] = useState<null | Wanted>(null)
  const campaigns = useRelations(collection, 'campaign') ?? []
  const bulk = useBulk(collection)
  const { failure, isBusy, progress, result } = bulk
  const isReady = result?.type === 'report' && result.ok
  const change = (next: null | Wanted) => {
    setWanted(next)
    // what was checked is not what is there now
    if (result) bulk.forget()
  }
  return (
    <div className="qr-bulk">
      {result?.type === 'created' || result?.type === 'undone' ? (
        <Outcome
          collection={collection}
          isBusy={isBusy}
          onUndo={(batch) => void bulk.undo(batch)}
          result={result}
          slug={slug}
        />
      ) : (
        <>
          <QuotaLine collection={collection} of={result} />
          <BulkSource campaign={campaign} campaigns={campaigns} onChange={change} />
          {result?.type === 'report' && <BulkReport report={result} />}
          <div className="qr-bulk__actions">
            <Button
              buttonStyle={isReady ? 'secondary' : 'primary'}
              disabled={!wanted || isBusy}
              margin={false}
              onClick={() => wanted && void bulk.check(wanted)}
            >
              {translate(t, result ? 'plugin-qr:bulkCheckAgain' : 'plugin-qr:bulkCheck')}
            </Button>
            {isReady && (
              <Button
                disabled={!wanted || isBusy}
                margin={false}
                onClick={() => wanted && void bulk.create(wanted)}
              >
                {translate(t, 'plugin-qr:bulkMake', { count: result.count })}
              </Button>
            )}
          </div>
        </>
      )}
      {progress && <BulkProgress {...progress} />}
      {failure && (
        <p className="qr-bulk__bad" role="alert">
          {failure}
        </p>
      )}
    </div>
  )
}

export const BulkProgress: React.FC<{ done: number; of: number }> = ({ done, of }) => {
  const { t } = useTranslation()
  const text = translate(t, 'plugin-qr:bulkWorking', { done, of: of || '…' })
  return (
    <div className="qr-bulk__progress" role="status">
      <progress aria-label={text} max={of || undefined} value={of ? done : undefined} />
      <span>{text}</span>
    </div>
  )
}

const Outcome: React.FC<{
  collection: string
  isBusy: boolean
  onUndo: (batch: string) => void
  result: Created | Undone
  slug: string
}> = ({ collection, isBusy, onUndo, result, slug }) => {
  const { t } = useTranslation()
  const { admin } = useAddresses()
  const { closeModal } = useModal()
  const router = useRouter()
  const leave = () => {
    closeModal(slug)
    router.refresh()
  }
  if (result.type === 'undone') {
    return (
      <section>
        <p role="status">{translate(t, 'plugin-qr:bulkUndone', { count: result.deleted })}</p>
        {result.kept.length > 0 && (
          <>
            <p>{translate(t, 'plugin-qr:bulkKept', { count: result.kept.length })}</p>
            <KeptList kept={result.kept} />
          </>
        )}
        <Button margin={false} onClick={leave}>
          {translate(t, 'plugin-qr:bulkCancel')}
        </Button>
      </section>
    )
  }
  const { batch, count, made } = result
  const key = made === 'now' ? 'plugin-qr:bulkMade' : 'plugin-qr:bulkMadeAlready'
  return (
    <section>
      <p className="qr-bulk__fine" role="status">
        {translate(t, key, { count })}
      </p>
      <div className="qr-bulk__actions">
        {/* a page of its own: the list below goes on with the query it has */}
        <Button
          el="anchor"
          margin={false}
          url={`${admin(`/collections/${collection}`)}?limit=100&where[or][0][and][0][batch][equals]=${batch}`}
        >
          {translate(t, 'plugin-qr:bulkShow')}
        </Button>
        <Button
          buttonStyle="secondary"
          disabled={isBusy}
          margin={false}
          onClick={() => onUndo(batch)}
        >
          {translate(t, 'plugin-qr:bulkUndo')}
        </Button>
      </div>
    </section>
  )
}

/** Codes something was not done to, and why. */
export const KeptList: React.FC<{ kept: Undone['kept'] }> = ({ kept }) => (
  <ul className="qr-bulk__kept">
    {kept.map(({ code, id, reason, title }) => (
      <li key={id}>
        {title} {title !== code && code && <code>{code}</code>} {reason}
      </li>
    ))}
  </ul>
)
