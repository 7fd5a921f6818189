'use client'

import { useTranslation } from '@payloadcms/ui'
import React from 'react'

import type { CRMProps } from '../CRMScreen/index.client.js'

import { translate } from '../../../translations/translate.js'
import { Later } from '../../analytics/Later/index.client.js'
import { Skeleton } from '../../analytics/Skeleton/index.client.js'

// Fetched where it is shown: no other page of the admin carries it.
const load = async () => (await import('../CRMScreen/index.client.js')).CRMScreen

/** Holds the place of the page on HubSpot and ticket shops until its code is there. */
export const CRMLoader: React.FC<CRMProps> = (props) => {
  const { t } = useTranslation()
  const waiting = <Skeleton kind="overview" text={translate(t, 'plugin-qr:crmLoading')} />
  return <Later load={load} props={props} waiting={waiting} />
}
