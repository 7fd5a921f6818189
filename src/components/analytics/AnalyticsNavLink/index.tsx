import type { ServerProps } from 'payload'

import React from 'react'

import { optionsOf } from '../../../options/optionsOf.js'
import { translate } from '../../../translations/translate.js'
import { addressesOf } from '../../ui/addresses.js'
import { NavLink } from './index.client.js'

/** The link in the navigation, for whoever may read scans. */
export const AnalyticsNavLink: React.FC<ServerProps> = ({ i18n, payload, permissions }) => {
  const { analytics, slugs } = optionsOf(payload)
  if (analytics === false || !permissions?.collections?.[slugs.scans]?.read) return null
  const href = addressesOf(payload.config).admin(analytics.path)
  return (
    <NavLink href={href} id="nav-qr-analytics" label={translate(i18n.t, 'plugin-qr:statsTitle')} />
  )
}
