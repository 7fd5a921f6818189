'use client'

import { useTranslation } from '@payloadcms/ui'
import React from 'react'

import type { ContactProps } from './ContactSync.client.js'

import { translate } from '../../../translations/translate.js'
import { Later } from '../../analytics/Later/index.client.js'
import { Skeleton } from '../../analytics/Skeleton/index.client.js'

// Fetched where it is shown: no other page of the admin carries it.
const load = async () => (await import('./ContactSync.client.js')).ContactSync

export const ContactLoader: React.FC<ContactProps> = (props) => {
  const { t } = useTranslation()
  const waiting = <Skeleton kind="latest" text={translate(t, 'plugin-qr:crmLoading')} />
  return <Later load={load} props={props} waiting={waiting} />
}
