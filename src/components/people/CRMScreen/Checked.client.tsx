'use client'

import React from 'react'

import type { CheckResult } from '../../../endpoints/people/crmActions.js'

import { useText } from '../../analytics/lib/useText.js'
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
