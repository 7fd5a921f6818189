import type { PayloadRequest } from 'payload'

import React from 'react'

import type { QROptions } from '../../../options/sanitizeOptions.js'

import { domainsOfPerson } from '../../../access/tenants/domainsOfTenants.js'
import { withTimeout } from '../../../kit/withTimeout.js'
import { runtimeOf } from '../../../runtime/runtimeOf.js'
import { translate } from '../../../translations/translate.js'
import './index.css'

/** Milliseconds the page waits for domains that nobody has asked for a while. */
const PATIENCE = 2_000

type Props = { options: QROptions; req: PayloadRequest }

/** Which short domains lead here, and what is to be done where one does not. Nothing without domains. */
export const DomainStates: React.FC<Props> = async ({ options, req }) => {
  const domains = await domainsOfPerson(req, options)
  if (options.disabled || domains.length === 0) return null
  const { t } = req
  const watch = runtimeOf(req.payload).domains
  const states = await Promise.all(
    domains.map(({ host }) =>
      withTimeout(watch.look(host), PATIENCE, 'Asking a domain').catch(() => null),
    ),
  )
  const said = (host: string, at: number): string => {
    const state = states[at]
    if (!state) return translate(t, 'plugin-qr:domainChecking', { host })
    if (!state.problem) return translate(t, 'plugin-qr:domainLeadsHere', { host })
    return translate(t, `plugin-qr:domainProblem_${state.problem}`, { host })
  }
  return (
    <section aria-labelledby="qr-domains" className="qr-domains">
      <h2 id="qr-domains">{translate(t, 'plugin-qr:domains')}</h2>
      <ul>
        {domains.map(({ host }, at) => (
          <li key={host}>{said(host, at)}</li>
        ))}
      </ul>
    </section>
  )
}
