'use client'

import { Button, useTranslation } from '@payloadcms/ui'
import React, { Suspense, useEffect, useState } from 'react'

import { translate } from '../../../translations/translate.js'
import '../AnalyticsLoader/index.css'

type Props = { children: React.ReactNode; waiting: React.ReactNode }

/**
 * A part whose code comes after the page, and whose content depends on the reader's clock, which the
 * server does not know.
 */
export const Later: React.FC<Props> = ({ children, waiting }) => {
  const { t } = useTranslation()
  const [mounted, setMounted] = useState(false)
  useEffect(() => setMounted(true), [])
  return (
    <LoadErrors
      retry={translate(t, 'plugin-qr:statsReload')}
      text={translate(t, 'plugin-qr:statsLoadFailed')}
    >
      {mounted ? <Suspense fallback={waiting}>{children}</Suspense> : waiting}
    </LoadErrors>
  )
}

type ErrorProps = { children: React.ReactNode; retry: string; text: string }

/** A chunk may be gone after a deployment: says so and reloads, instead of taking the page down. */
class LoadErrors extends React.Component<ErrorProps, { failed: boolean }> {
  static getDerivedStateFromError = (): { failed: boolean } => ({ failed: true })
  override state = { failed: false }

  override render(): React.ReactNode {
    if (!this.state.failed) return this.props.children
    return (
      <div className="qr-stats-notice" role="alert">
        <p>{this.props.text}</p>
        <Button onClick={() => window.location.reload()} size="small">
          {this.props.retry}
        </Button>
      </div>
    )
  }
}
