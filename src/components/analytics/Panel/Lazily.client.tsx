'use client'

import React, { Suspense } from 'react'

type Props = { children: React.ReactNode; failed: string; waiting: React.ReactNode }

/** A picture whose code comes later. Where it does not come, its panel says so and keeps the numbers. */
export class Lazily extends React.Component<Props, { failed: boolean }> {
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
