import type { ServerProps } from 'payload'

import { createLocalReq } from 'payload'
import React from 'react'

import { mayCheckIn } from '../../../access/mayCheckIn.js'
import { CHECK_IN_PATH } from '../../../options/admin.js'
import { optionsOf } from '../../../options/optionsOf.js'
import { translate } from '../../../translations/translate.js'
import { NavLink } from '../../analytics/AnalyticsNavLink/index.client.js'
import { addressesOf } from '../../ui/addresses.js'

/** The link in the navigation, for whoever may let people in. */
export const CheckInNavLink: React.FC<ServerProps> = async ({ i18n, payload, user }) => {
  const req = await createLocalReq({ user: user as never }, payload)
  if (!(await mayCheckIn(optionsOf(payload), req))) return null
  const href = addressesOf(payload.config).admin(CHECK_IN_PATH)
  return <NavLink href={href} id="nav-qr-check-in" label={translate(i18n.t, 'plugin-qr:checkIn')} />
}
