import type { AdminViewServerProps } from 'payload'

import { Gutter } from '@payloadcms/ui'
import { redirect } from 'next/navigation.js'
import React from 'react'

import { mayViewContacts } from '../../../access/mayViewContacts.js'
import { optionsOf } from '../../../options/optionsOf.js'
import { AdminPage, NotAllowed } from '../../analytics/AdminPage/index.js'
import { addressesOf } from '../../ui/addresses.js'
import { CRMLoader } from '../CRMLoader/index.client.js'

/** `/admin/qr-crm`. Root views are public, so who may see it is asked here. */
export const CRMView: React.FC<AdminViewServerProps> = async (props) => {
  const { req } = props.initPageResult
  const { config } = req.payload
  const options = optionsOf(req.payload)
  if (!req.user) {
    const path = options.crm.view === false ? '' : options.crm.view.path
    const { admin } = addressesOf(config)
    redirect(`${admin(config.admin.routes.login)}?redirect=${encodeURIComponent(admin(path))}`)
  }
  return (
    <AdminPage view={props}>
      <Gutter>
        {(await mayViewContacts(options, req)) ? (
          <CRMLoader contacts={options.slugs.contacts} />
        ) : (
          <NotAllowed
            hint="plugin-qr:crmNotAllowedHint"
            req={req}
            title="plugin-qr:crmNotAllowed"
          />
        )}
      </Gutter>
    </AdminPage>
  )
}
