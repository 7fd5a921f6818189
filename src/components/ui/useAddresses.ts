'use client'

import { useConfig } from '@payloadcms/ui'
import { useMemo } from 'react'

import { type Addresses, addressesOf } from './addresses.js'

export function useAddresses(): Addresses {
  const { config } = useConfig()
  return useMemo(() => addressesOf(config), [config])
}
