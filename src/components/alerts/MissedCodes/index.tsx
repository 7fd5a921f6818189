import type { PayloadRequest } from 'payload'

import { Link } from '@payloadcms/ui'
import React from 'react'

import type { QROptions } from '../../../options/sanitizeOptions.js'

import { MISSED, type MissedCode } from '../../../alerts/misprints/missedCodes.js'
import { translate } from '../../../translations/translate.js'
import { addressesOf } from '../../ui/addresses.js'
import { LocalTime } from '../../ui/LocalTime/index.client.js'
import './index.css'

type Props = { missed: readonly MissedCode[]; options: QROptions; req: PayloadRequest }

/** What people asked for that is no code: misprints, and codes that were deleted for good. */
export const MissedCodes: React.FC<Props> = ({ missed, options, req }) => {
  const { t } = req
  const { admin } = addressesOf(req.payload.config)
  const number = new Intl.NumberFormat(req.i18n.language)
  return (
    <section className="qr-missed">
      <h2 id="qr-missed">{translate(t, 'plugin-qr:missed')}</h2>
      <p className="qr-muted">{translate(t, 'plugin-qr:missedHint', { days: MISSED.days })}</p>
      {missed.length === 0 ? (
        <p>{translate(t, 'plugin-qr:missedNone')}</p>
      ) : (
        <div aria-labelledby="qr-missed" className="qr-missed__scroll" role="region" tabIndex={0}>
          <table>
            <thead>
              <tr>
                <th scope="col">{translate(t, 'plugin-qr:missedText')}</th>
                <th scope="col">{translate(t, 'plugin-qr:scans')}</th>
                <th scope="col">{translate(t, 'plugin-qr:missedLast')}</th>
                <th scope="col">{translate(t, 'plugin-qr:missedNear')}</th>
              </tr>
            </thead>
            <tbody>
              {missed.map(({ code, lastAt, near, scans, ...place }) => (
                <tr key={code}>
                  <th scope="row">{code}</th>
                  <td>{number.format(scans)}</td>
                  <td>
                    <LocalTime at={new Date(lastAt).toISOString()} short />
                    {placeOf(place, req.i18n.language)}
                  </td>
                  <td>
                    {near ? (
                      <Link
                        href={admin(`/collections/${options.slugs.codes}/${near.id}`)}
                        prefetch={false}
                      >
                        {near.title} ({near.code})
                      </Link>
                    ) : (
                      '–'
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  )
}

function placeOf(
  { city, country, regionName }: Pick<MissedCode, 'city' | 'country' | 'regionName'>,
  language: string,
): string {
  const name = country && new Intl.DisplayNames([language], { type: 'region' }).of(country)
  const words = [city ?? regionName, name].filter(Boolean).join(', ')
  return words && ` · ${words}`
}
