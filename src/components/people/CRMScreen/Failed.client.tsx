'use client'

import { Link } from '@payloadcms/ui'
import React from 'react'

import type { CRMStatus } from '../../../people/sync/crmStatus.js'
import type { API } from '../../ui/useAPI.js'
import type { Requeue } from './types.js'

import { useText } from '../../analytics/lib/useText.js'
import { Panel } from '../../analytics/Panel/index.client.js'
import { LocalTime } from '../../ui/LocalTime/index.client.js'
import { reasonText, targetText } from '../lib/reasonText.js'

type Props = {
  api: API
  busy: null | string
  contacts: string
  requeue: Requeue
  status: CRMStatus
}

/** Contacts another system refused, with its reason. */
export const Failed: React.FC<Props> = ({ api, busy, contacts, requeue, status }) => {
  const { format, text } = useText()
  const { failed, targets } = status
  const all = targets.reduce((sum, { counts }) => sum + (counts.failed ?? 0), 0)
  return (
    <Panel
      actions={
        failed.length > 0 &&
        !status.limited && (
          <button
            className="qr-button"
            disabled={busy !== null}
            onClick={() => requeue('retry', 'retry')}
            type="button"
          >
            {text('crmReplayAll')}
          </button>
        )
      }
      summary={text(failed.length ? 'crmFailedHint' : 'crmFailedNone')}
      title={text('crmFailed')}
    >
      {failed.length > 0 && (
        <ul className="qr-crm__rows">
          {failed.map((row) => (
            <li key={`${row.target}/${row.contact}`}>
              <div>
                <Link href={api.admin(`/collections/${contacts}/${row.contact}`)} prefetch={false}>
                  {row.email}
                </Link>
                <p>{reasonText(text, row)}</p>
                <p className="qr-crm__aside">
                  {targetText(row.target)}
                  {row.history[0] && (
                    <>
                      {' · '}
                      {text('crmTried')} <LocalTime at={row.history[0].at} short />
                    </>
                  )}
                </p>
              </div>
              <button
                aria-label={`${text('crmReplay')}: ${row.email}, ${targetText(row.target)}`}
                className="qr-button"
                disabled={busy !== null}
                onClick={() =>
                  requeue(`retry ${row.contact}`, 'retry', { id: row.contact, target: row.target })
                }
                type="button"
              >
                {text('crmReplay')}
              </button>
            </li>
          ))}
        </ul>
      )}
      {all > failed.length && failed.length > 0 && (
        <p className="qr-crm__aside">
          {text('crmShown', { all: format.number(all), number: format.number(failed.length) })}
        </p>
      )}
    </Panel>
  )
}
