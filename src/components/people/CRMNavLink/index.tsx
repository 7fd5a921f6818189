import type { ServerProps } from 'payload'

import React from 'react'

import { optionsOf } from '../../../options/optionsOf.js'
import { translate } from '../../../translations/translate.js'
import { NavLink } from '../../analytics/AnalyticsNavLink/index.client.js'
import { addressesOf } from '../../ui/addresses.js'

/** The link in the navigation, for whoever may see contacts. */
export const CRMNavLink: React.FC<ServerProps> = ({ i18n, payload, permissions }) => {
  const { crm, slugs } = optionsOf(payload)
  if (crm.view === false || !permissions?.collections?.[slugs.contacts]?.read) return null
  const href = addressesOf(payload.config).admin(crm.view.path)
  return <NavLink href={href} id="nav-qr-crm" label={translate(i18n.t, 'plugin-qr:crmTitle')} />
}
