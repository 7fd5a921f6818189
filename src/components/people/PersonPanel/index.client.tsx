'use client'

import { Link } from '@payloadcms/ui'
import React, { useState } from 'react'

import type { ErasureReport, PersonReport } from '../../../runtime/erasure/erasePerson.js'
import type { ID } from '../../../vocabulary/scan.js'

import { useText } from '../../analytics/lib/useText.js'
import { saveFile } from '../../ui/saveFile.js'
import { useAPI } from '../../ui/useAPI.js'
import { useAction } from '../lib/useAction.js'
import { EraseDialog } from './EraseDialog.client.js'
import { Erased, Kept } from './Report.client.js'
import '../../ui/admin.css'
import '../../analytics/palette.css'
import '../../analytics/button.css'

type Props = {
  /** Slug of the collection whose page this is. */
  collection: string
  hasHubSpot: boolean
  name: 'contact' | 'scan'
  value: ID
}

/** What is kept of somebody; to hand over, or to erase. Nothing is asked for until somebody wants it. */
export const PersonForm: React.FC<Props> = ({ collection, hasHubSpot, name, value }) => {
  const { text } = useText()
  const api = useAPI()
  const { busy, run } = useAction()
  const [kept, setKept] = useState<null | PersonReport>(null)
  const [erased, setErased] = useState<ErasureReport | null>(null)
  const [asking, setAsking] = useState(false)
  const query = `${name}=${encodeURIComponent(value)}`
  const show = () => run('show', () => api.get<PersonReport>(`/qr/person?${query}`), setKept)
  const hand = (report: PersonReport): void => {
    const type = 'application/json'
    saveFile(new Blob([JSON.stringify(report, null, 2)], { type }), `person_${name}_${value}.json`)
  }
  const erase = async (hubspot: boolean) => {
    const body = { confirm: true, [name]: value, ...(hasHubSpot && { hubspot }) }
    await run('erase', () => api.post<ErasureReport>('/qr/person/erase', body), setErased)
    setAsking(false)
  }
  return (
    <details className="qr-stats qr-panel qr-person field-type">
      <summary>{text('personTitle')}</summary>
      <p className="qr-muted">{text('personHint')}</p>
      <div aria-live="polite">
        {erased ? <Erased report={erased} /> : kept && <Kept report={kept} />}
      </div>
      <div className="qr-marks">
        {!erased && (
          <button
            className="qr-button"
            disabled={busy !== null}
            onClick={() => void show()}
            type="button"
          >
            {text('personShow')}
          </button>
        )}
        {kept && !erased && (
          <button className="qr-button" onClick={() => hand(kept)} type="button">
            {text('personSave')}
          </button>
        )}
        {((kept && !erased) || (erased && erased.left > 0)) && (
          <button
            className="qr-button qr-button--danger"
            disabled={busy !== null}
            onClick={() => setAsking(true)}
            type="button"
          >
            {text('personErase')}
          </button>
        )}
        {erased && (
          <Link className="qr-link" href={api.admin(`/collections/${collection}`)} prefetch={false}>
            {text('personBack')}
          </Link>
        )}
      </div>
      {asking && (
        <EraseDialog
          busy={busy !== null}
          hasHubSpot={hasHubSpot}
          isContact={name === 'contact'}
          onCancel={() => setAsking(false)}
          onErase={(hubspot) => void erase(hubspot)}
        />
      )}
    </details>
  )
}
