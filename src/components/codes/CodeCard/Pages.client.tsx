'use client'

import { ShimmerEffect, useTranslation } from '@payloadcms/ui'
import React, { lazy, Suspense, useState } from 'react'

import type { PrintDesk } from '../PrintPanel/index.client.js'

import { translate } from '../../../translations/translate.js'

/** Few open it: it comes when they do. */
const Desk = lazy(() =>
  import('../PrintPanel/index.client.js').then((found) => ({ default: found.PrintDesk })),
)

/** What is printed with the symbol on it. */
export const Pages: React.FC<React.ComponentProps<typeof PrintDesk>> = (props) => {
  const { t } = useTranslation()
  const [isOpen, setOpen] = useState(false)
  return (
    <details className="qr-hero__more" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{translate(t, 'plugin-qr:cardPages')}</summary>
      {isOpen && (
        <Suspense fallback={<ShimmerEffect height={240} />}>
          <Desk {...props} />
        </Suspense>
      )}
    </details>
  )
}
