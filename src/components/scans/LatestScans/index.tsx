import type { UIFieldServerProps } from 'payload'

import { Link } from '@payloadcms/ui'
import React from 'react'

import { mayViewScans } from '../../../access/readableScans.js'
import { optionsOf } from '../../../options/optionsOf.js'
import { translate } from '../../../translations/translate.js'
import { PlaceCredits } from '../../analytics/PlaceCredits/index.client.js'
import { addressesOf } from '../../ui/addresses.js'
import '../../ui/admin.css'
import { LocalTime } from '../../ui/LocalTime/index.client.js'
import { deviceText } from '../deviceText.js'
import { outcomeKey } from '../OutcomeCell/outcomeTexts.js'
import { placeOf } from '../placeOf.js'
import { TrafficPill } from '../TrafficPill/index.client.js'

const COUNT = 8

type Scan = Record<string, unknown> & {
  city?: unknown
  country?: unknown
  id: number | string
  scannedAt: string
}

/** The latest scans of a code, on its page; for people who may see statistics. */
export const LatestScans: React.FC<UIFieldServerProps> = async ({ data, payload, req }) => {
  const options = optionsOf(payload)
  if (!data?.id || !(await mayViewScans(options, req))) return null
  const { docs } = await payload.find({
    collection: options.slugs.scans,
    depth: 0,
    limit: COUNT,
    overrideAccess: false,
    pagination: false,
    req,
    sort: '-scanId',
    user: req.user,
    where: { qrCode: { equals: data.id } },
  })
  const all = addressesOf(payload.config).admin(
    `/collections/${options.slugs.scans}?where[or][0][and][0][qrCode][equals]=${data.id}`,
  )
  return (
    <section aria-labelledby="qr-latest" className="qr-panel field-type">
      <header className="qr-panel__header">
        <h3 id="qr-latest">{translate(req.t, 'plugin-qr:latestScans')}</h3>
        {docs.length > 0 && (
          <Link href={all} prefetch={false}>
            {translate(req.t, 'plugin-qr:allScans')}
          </Link>
        )}
      </header>
      {docs.length > 0 ? (
        <>
          <ScanTable req={req} scans={docs as unknown as Scan[]} />
          <PlaceCredits scans={options.slugs.scans} />
        </>
      ) : (
        <p className="qr-muted">{translate(req.t, 'plugin-qr:noScans')}</p>
      )}
    </section>
  )
}

const ScanTable: React.FC<{ req: UIFieldServerProps['req']; scans: Scan[] }> = ({ req, scans }) => {
  const { i18n, t } = req
  return (
    <div className="qr-panel__scroll" role="group" aria-labelledby="qr-latest" tabIndex={0}>
      <table className="qr-table qr-table--scans">
        <thead>
          <tr>
            {(['scannedAt', 'place', 'device', 'traffic'] as const).map((key) => (
              <th key={key} scope="col">
                {translate(t, `plugin-qr:${key}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {scans.map((scan) => {
            const { detail, key } = deviceText(scan)
            const outcome = scan.outcome === 'redirected' ? null : outcomeKey(scan.outcome)
            return (
              <tr key={scan.id}>
                <td>
                  <LocalTime at={scan.scannedAt} relative />
                </td>
                <td>{placeOf(scan, i18n.language) ?? '–'}</td>
                <td>{[translate(t, key), detail].filter(Boolean).join(' · ')}</td>
                <td>
                  <TrafficPill reasons={scan.trafficReasons} trafficClass={scan.trafficClass} />
                  {outcome && <small className="qr-muted"> {translate(t, outcome)}</small>}
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </div>
  )
}
