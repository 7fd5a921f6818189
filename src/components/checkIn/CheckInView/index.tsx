import type { AdminViewServerProps } from 'payload'

import { Gutter } from '@payloadcms/ui'
import { redirect } from 'next/navigation.js'
import React from 'react'

import { mayCheckIn } from '../../../access/mayCheckIn.js'
import { CHECK_IN_PATH } from '../../../options/admin.js'
import { optionsOf } from '../../../options/optionsOf.js'
import { AdminPage, NotAllowed } from '../../analytics/AdminPage/index.js'
import { addressesOf } from '../../ui/addresses.js'
import { Door } from '../Door/index.client.js'

/** `/admin/qr-check-in`. Root views are public, so who may see it is asked here. */
export const CheckInView: React.FC<AdminViewServerProps> = async (props) => {
  const { req } = props.initPageResult
  const { config } = req.payload
  if (!req.user) {
    const { admin } = addressesOf(config)
    const after = encodeURIComponent(admin(CHECK_IN_PATH))
    redirect(`${admin(config.admin.routes.login)}?redirect=${after}`)
  }
  return (
    <AdminPage view={props}>
      <Gutter>
        {(await mayCheckIn(optionsOf(req.payload), req)) ? (
          <Door />
        ) : (
          <NotAllowed
            hint="plugin-qr:checkInNotAllowedHint"
            req={req}
            title="plugin-qr:checkInNotAllowed"
          />
        )}
      </Gutter>
    </AdminPage>
  )
}
