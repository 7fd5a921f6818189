'use client'

import React from 'react'

import type { CheckResult } from '../../../endpoints/people/crmActions.js'
import type { PropertiesReport } from '../../../integrations/hubspot/gateway.js'

import { useText } from '../../analytics/lib/useText.js'
import { LocalTime } from '../../ui/LocalTime/index.client.js'
import { reasonText } from '../lib/reasonText.js'

/** What HubSpot answered when somebody asked for a check. */
export const Checked: React.FC<{ result: CheckResult }> = ({ result }) => {
  const { text } = useText()
  if (!result.ok) {
    return (
      <p className="qr-crm__problem">
        {text('crmNotConnected')}{' '}
        {reasonText(text, { category: result.kind, message: result.message })}
      </p>
    )
  }
  const { account, byHand, problems } = result
  return (
    <>
      <p className="qr-crm__good">
        {text('crmConnected', {
          portal: String(account.portalId ?? '?'),
          zone: account.timeZone ?? '?',
        })}
      </p>
      {problems.length > 0 && (
        <ul className="qr-crm__problem">
          {problems.map((problem) => (
            <li key={problem.message}>{reasonText(text, problem)}</li>
          ))}
        </ul>
      )}
      {byHand.length > 0 && (
        <details className="qr-crm__by-hand">
          <summary>{text('crmByHand')}</summary>
          <ul>
            {byHand.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </details>
      )}
    </>
  )
}

type Report = { at?: string } & PropertiesReport

/** What HubSpot has of the plugin's contact properties, and what keeps the rest from being there. */
export const Properties: React.FC<{ report: null | Record<string, unknown> }> = ({ report }) => {
  const { text } = useText()
  if (!report) {
    return (
      <p>
        <b>{text('crmProperties')}:</b> {text('crmPropertiesUnknown')}
      </p>
    )
  }
  const { archived, at, created, usable, wrongType } = report as unknown as Report
  const missing = archived.length + wrongType.length
  return (
    <>
      <p>
        <b>{text('crmProperties')}:</b> {text('crmCheckedProperties', { count: usable.length })}
        {created.length > 0 && `, ${text('crmPropertiesCreated', { number: created.length })}`}
        {missing > 0 && `, ${text('crmPropertiesMissing', { number: missing })}`}{' '}
        {at && <LocalTime at={at} relative />}
      </p>
      {missing > 0 && (
        <ul className="qr-crm__problem">
          {archived.length > 0 && (
            <li>{text('crmPropertiesArchived', { names: archived.join(', ') })}</li>
          )}
          {wrongType.map(({ expected, found, name }) => (
            <li key={name}>{text('crmPropertyType', { expected, found, name })}</li>
          ))}
        </ul>
      )}
    </>
  )
}
