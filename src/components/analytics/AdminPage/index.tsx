import type { AdminViewServerProps, PayloadRequest } from 'payload'

// The one file that knows the template: Payload 4 moves it to another package.
import { DefaultTemplate } from '@payloadcms/next/templates'
import { Link } from '@payloadcms/ui'
import React from 'react'

import type { TextKey } from '../../../translations/en.js'

import { translate } from '../../../translations/translate.js'
import { addressesOf } from '../../ui/addresses.js'
import '../Skeleton/index.css'

type Props = { children: React.ReactNode; view: AdminViewServerProps }

/** A page of our own within the admin's frame; Payload gives custom root views none. */
export const AdminPage: React.FC<Props> = ({ children, view }) => {
  const { initPageResult, params, payload, searchParams, viewActions } = view
  const { locale, permissions, req, visibleEntities } = initPageResult
  return (
    <DefaultTemplate
      i18n={req.i18n}
      locale={locale}
      params={params}
      payload={payload}
      permissions={permissions}
      req={req}
      searchParams={searchParams}
      user={req.user ?? undefined}
      viewActions={viewActions}
      // A new object: React makes the one of the props read-only, and the template writes to it.
      visibleEntities={{
        collections: visibleEntities?.collections,
        globals: visibleEntities?.globals,
      }}
    >
      {/* The template has no landmark for what a page is about. */}
      <main>{children}</main>
    </DefaultTemplate>
  )
}

type NotAllowedProps = { hint?: TextKey; req: PayloadRequest; title?: TextKey }

/** What people see who may work in the admin and not see numbers, or people. */
export const NotAllowed: React.FC<NotAllowedProps> = ({
  hint = 'plugin-qr:statsNotAllowedHint',
  req,
  title = 'plugin-qr:statsNotAllowed',
}) => (
  <div className="qr-stats-notice">
    <h1>{translate(req.t, title)}</h1>
    <p>{translate(req.t, hint)}</p>
    <p>
      <Link href={addressesOf(req.payload.config).admin('')} prefetch={false}>
        {translate(req.t, 'plugin-qr:statsBackToDashboard')}
      </Link>
    </p>
  </div>
)
