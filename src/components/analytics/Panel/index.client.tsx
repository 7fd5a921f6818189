'use client'

import React, { Suspense, useId } from 'react'

type Props = {
  actions?: React.ReactNode
  children: React.ReactNode
  className?: string
  /** What the picture says, in a sentence. */
  summary?: React.ReactNode
  title: string
}

/** One question and its answer. */
export const Panel: React.FC<Props> = ({ actions, children, className, summary, title }) => {
  const id = useId()
  return (
    <section aria-labelledby={id} className={`qr-card ${className ?? ''}`}>
      <div className="qr-card__head">
        <h2 id={id}>{title}</h2>
        {actions}
      </div>
      {summary && <p className="qr-card__summary">{summary}</p>}
      {children}
    </section>
  )
}

type TableProps = {
  caption: string
  head: string[]
  label: string
  rows: (number | string)[][]
}

/** The numbers of a picture, for who cannot see it and for who wants them exactly. */
export const NumbersTable: React.FC<TableProps> = ({ caption, head, label, rows }) => (
  <details className="qr-card__numbers">
    <summary>{label}</summary>
    <div className="qr-card__scroll" role="region" aria-label={caption} tabIndex={0}>
      <table>
        <caption className="qr-stats-hidden">{caption}</caption>
        <thead>
          <tr>
            {head.map((cell) => (
              <th key={cell} scope="col">
                {cell}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(([first, ...rest], index) => (
            <tr key={index}>
              <th scope="row">{first}</th>
              {rest.map((cell, column) => (
                <td key={column}>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  </details>
)

type LazilyProps = { children: React.ReactNode; failed: string; waiting: React.ReactNode }

/** A picture whose code comes later. Where it does not come, its panel says so and keeps the numbers. */
export class Lazily extends React.Component<LazilyProps, { failed: boolean }> {
  static getDerivedStateFromError = (): { failed: boolean } => ({ failed: true })
  override state = { failed: false }

  override render(): React.ReactNode {
    const { children, failed, waiting } = this.props
    return this.state.failed ? (
      <p className="qr-card__none">{failed}</p>
    ) : (
      <Suspense fallback={waiting}>{children}</Suspense>
    )
  }
}
