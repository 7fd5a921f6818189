import type { ServerProps } from 'payload'

import React from 'react'

import { optionsOf } from '../../../options/optionsOf.js'
import { translate } from '../../../translations/translate.js'
import { NavLink } from '../../analytics/AnalyticsNavLink/index.client.js'
import { addressesOf } from '../../ui/addresses.js'

/** The link in the navigation, for whoever may read codes. */
export const AlertsNavLink: React.FC<ServerProps> = ({ i18n, payload, permissions }) => {
  const { alerts, slugs } = optionsOf(payload)
  if (alerts === false || !permissions?.collections?.[slugs.codes]?.read) return null
  const href = addressesOf(payload.config).admin(alerts.path)
  return <NavLink href={href} id="nav-qr-alerts" label={translate(i18n.t, 'plugin-qr:alerts')} />
}
