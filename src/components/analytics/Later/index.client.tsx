'use client'

import { Button, useTranslation } from '@payloadcms/ui'
import React, { useEffect, useState } from 'react'

import { translate } from '../../../translations/translate.js'
import '../Skeleton/index.css'

type Props<P extends object> = {
  /** Fetches the part. */
  load: () => Promise<React.FC<P>>
  props: P
  waiting: React.ReactNode
}

/**
 * A part whose code comes after the page, and whose content depends on the reader's clock, which the
 * server does not know.
 */
export function Later<P extends object>(later: Props<P>): React.ReactNode {
  const { t } = useTranslation()
  return (
    <LoadErrors
      retry={translate(t, 'plugin-qr:statsReload')}
      text={translate(t, 'plugin-qr:statsLoadFailed')}
    >
      <Part {...later} />
    </LoadErrors>
  )
}

/** Not with Suspense: React holds back what comes soon after a fallback for a third of a second. */
function Part<P extends object>({ load, props, waiting }: Props<P>): React.ReactNode {
  const [found, setFound] = useState<{ error: unknown } | { Loaded: React.FC<P> } | null>(null)
  useEffect(() => {
    load().then(
      (Loaded) => setFound({ Loaded }),
      (error: unknown) => setFound({ error }),
    )
  }, [load])
  if (found === null) return waiting
  if ('error' in found) throw found.error
  return <found.Loaded {...props} />
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
