'use client'

import React from 'react'

import type { RuleTarget } from '../../../vocabulary/rules.js'

import { readableURL } from '../../../kit/readableURL.js'
import { useAnswer } from '../../analytics/lib/useAnswer.js'
import { useAddresses } from '../../ui/useAddresses.js'

/** Where a rule leads, as people read it: of a document the address it has just now. */
export const TargetName: React.FC<{ codes: string; target: RuleTarget }> = ({ codes, target }) => {
  const { reference, url } = target
  if (reference) return <DocumentName codes={codes} reference={reference} />
  return <>{url ? readableURL(url) : '…'}</>
}

type Reference = NonNullable<RuleTarget['reference']>

const DocumentName: React.FC<{ codes: string; reference: Reference }> = ({ codes, reference }) => {
  const { api } = useAddresses()
  const { relationTo: collection, value } = reference
  const query = new URLSearchParams({ id: String(value), collection })
  const { data } = useAnswer<{ url: null | string }>(api(`/${codes}/address?${query}`))
  return <>{data?.url ? readableURL(data.url) : `${collection} ${String(value)}`}</>
}
