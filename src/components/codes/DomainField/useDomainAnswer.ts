'use client'

import { useDocumentInfo, useFormFields } from '@payloadcms/ui'

import type { DomainAnswer } from '../../../endpoints/codes/domainEndpoints.js'

import { relationID } from '../../../vocabulary/relationID.js'
import { useAnswer } from '../../analytics/lib/useAnswer.js'
import { useAddresses } from '../../ui/useAddresses.js'

/** What follows from the domain that the form has; `null` while nobody knows. */
export function useDomainAnswer(
  codes: string,
  isCode: boolean,
  isAsked = true,
): DomainAnswer | null {
  const { api } = useAddresses()
  const { id } = useDocumentInfo()
  // One string, so that only these fields draw the field anew.
  const query = useFormFields(([fields]) => {
    const asked = new URLSearchParams({ domain: String(fields?.domain?.value ?? '') })
    if (!isCode) return asked.toString()
    asked.set('campaign', String(relationID(fields?.campaign?.value) ?? ''))
    asked.set('code', String(fields?.code?.value ?? ''))
    return asked.toString()
  })
  const of = isCode && id !== undefined ? `/${encodeURIComponent(String(id))}` : ''
  const url = isAsked ? api(`/${codes}${of}/domain?${query}`) : null
  const { data, loading, url: answered } = useAnswer<DomainAnswer>(url)
  return loading || answered !== url ? null : data
}
