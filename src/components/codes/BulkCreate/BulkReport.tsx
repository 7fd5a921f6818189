'use client'

import { useTranslation } from '@payloadcms/ui'
import React from 'react'

import type { Report } from './useBulk.js'

import { translate } from '../../../translations/translate.js'

const MOST_SHOWN = 200

/** What a check found: problems by line, or what will be made. */
export const BulkReport: React.FC<{ report: Report }> = ({ report }) => {
  const { t } = useTranslation()
  const { count, notices, ok, problems } = report
  return (
    <section aria-live="polite" className="qr-bulk__report">
      {notices.map((notice) => (
        <p className="qr-bulk__notice" key={notice}>
          {notice}
        </p>
      ))}
      <p className={ok ? 'qr-bulk__fine' : 'qr-bulk__bad'} role="status">
        {ok
          ? translate(t, 'plugin-qr:bulkFine', { count })
          : translate(t, 'plugin-qr:bulkProblems', { count: problems.length })}
      </p>
      {ok ? <Preview lines={report.lines} /> : <Problems report={report} />}
    </section>
  )
}

const Problems: React.FC<{ report: Report }> = ({ report: { lines, problems } }) => {
  const { t } = useTranslation()
  const titles = new Map(lines.map(({ line, title }) => [line, title]))
  return (
    <Shown count={problems.length}>
      <table>
        <thead>
          <tr>
            <th>{translate(t, 'plugin-qr:bulkLine')}</th>
            <th>{translate(t, 'plugin-qr:title')}</th>
            <th>{translate(t, 'plugin-qr:bulkProblem')}</th>
          </tr>
        </thead>
        <tbody>
          {problems.slice(0, MOST_SHOWN).map(({ field, line, message }, index) => (
            <tr key={index}>
              <td>{line}</td>
              <td>{line === null ? '' : titles.get(line)}</td>
              <td>
                {field && <code>{field}</code>} {message}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Shown>
  )
}

const Preview: React.FC<Pick<Report, 'lines'>> = ({ lines }) => {
  const { t } = useTranslation()
  return (
    <Shown count={lines.length}>
      <table>
        <thead>
          <tr>
            <th>{translate(t, 'plugin-qr:bulkLine')}</th>
            <th>{translate(t, 'plugin-qr:title')}</th>
            <th>{translate(t, 'plugin-qr:code')}</th>
            <th>{translate(t, 'plugin-qr:destination')}</th>
          </tr>
        </thead>
        <tbody>
          {lines.slice(0, MOST_SHOWN).map(({ code, destination, line, title }) => (
            <tr key={line}>
              <td>{line}</td>
              <td>{title}</td>
              <td>{code ?? <i>{translate(t, 'plugin-qr:bulkGenerated')}</i>}</td>
              <td>{destination}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Shown>
  )
}

const Shown: React.FC<{ children: React.ReactNode; count: number }> = ({ children, count }) => {
  const { t } = useTranslation()
  return (
    <>
      <div className="qr-bulk__table" role="region" tabIndex={0}>
        {children}
      </div>
      {count > MOST_SHOWN && (
        <p>{translate(t, 'plugin-qr:bulkMoreLines', { count: count - MOST_SHOWN })}</p>
      )}
    </>
  )
}
