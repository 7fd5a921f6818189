import type { AdminViewServerProps } from 'payload'

// The one file that knows the template: Payload 4 moves it to another package.
import { DefaultTemplate } from '@payloadcms/next/templates'
import React from 'react'

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
      {children}
    </DefaultTemplate>
  )
}
