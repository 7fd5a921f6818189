'use client'

import React from 'react'

import type { ErasureReport, PersonReport } from '../../../runtime/erasure/erasePerson.js'

import { useText } from '../../analytics/lib/useText.js'

/** What is kept, in numbers; the whole of it is in the file. */
export const Kept: React.FC<{ report: PersonReport }> = ({ report }) => {
  const { format, text } = useText()
  const { checkIns, contact, orders, scans, turns, visitors } = report
  return (
    <dl className="qr-person__facts">
      {contact && <Fact name={text('crmContact')}>{String(contact.email ?? '')}</Fact>}
      <Fact name={text('statsScans')}>{format.number(scans.length)}</Fact>
      <Fact name={text('statsVisitors')}>{format.number(visitors.length)}</Fact>
      {contact && <Fact name={text('personOrders')}>{format.number(orders.length)}</Fact>}
      {turns.length > 0 && (
        <Fact name={text('personTurns')}>
          {format.number(turns.reduce((sum, { taken }) => sum + taken, 0))}
        </Fact>
      )}
      {checkIns.length > 0 && (
        <Fact name={text('personCheckIns')}>{format.number(checkIns.length)}</Fact>
      )}
    </dl>
  )
}

const Fact: React.FC<{ children: React.ReactNode; name: string }> = ({ children, name }) => (
  <div>
    <dt>{name}</dt>
    <dd>{children}</dd>
  </div>
)

/** What was found and what of it is gone. */
export const Erased: React.FC<{ report: ErasureReport }> = ({ report }) => {
  const { format, text } = useText()
  const { elsewhere, found, left, removed } = report
  const rows: [string, number, string][] = [
    [text('statsScans'), found.scans, format.number(removed.scans)],
    [text('statsVisitors'), found.visitors, format.number(left > 0 ? 0 : found.visitors)],
    ...(found.contact
      ? ([
          [text('crmContact'), 1, format.number(Number(removed.contact))],
          [text('personOrders'), found.orders, text('personOrdersKept')],
        ] satisfies [string, number, string][])
      : []),
  ]
  return (
    <>
      <table className="qr-table">
        <thead>
          <tr>
            {(['personWhat', 'personFound', 'personRemoved'] as const).map((name) => (
              <th key={name} scope="col">
                {text(name)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(([name, count, gone]) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td>{format.number(count)}</td>
              <td>{gone}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {removed.lines > 0 && <p>{text('personLines', { count: format.number(removed.lines) })}</p>}
      {elsewhere && <p>{text('personElsewhere')}</p>}
      {left > 0 && <p role="alert">{text('personLeft', { count: format.number(left) })}</p>}
    </>
  )
}
