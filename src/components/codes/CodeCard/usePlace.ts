'use client'

import { useDocumentInfo, useFormFields } from '@payloadcms/ui'

import type { ShortURLParts } from '../../../symbol/symbolText.js'

import { relationID } from '../../../vocabulary/relationID.js'
import { useDomainAnswer } from '../DomainField/useDomainAnswer.js'

/** Parts of short URLs by the host of their domain; under the empty text those of the default one. */
export type Places = Readonly<Record<string, Required<ShortURLParts>>>

type Hosted = { campaign?: unknown; domain?: null | string; host?: null | string }

/** Where the short URL of the form lives, and that of what is saved. */
export function usePlace(
  codes: string,
  loaded: Hosted | null,
  places: Places,
): { place: Required<ShortURLParts>; savedPlace: Required<ShortURLParts> } {
  const document = useDocumentInfo().savedDocumentData as ({ code?: string } & Hosted) | undefined
  const saved = document?.code ? document : loaded
  const domain = useFormFields(([fields]) => String(fields?.domain?.value ?? ''))
  const campaign = useFormFields(([fields]) => String(relationID(fields?.campaign?.value) ?? ''))
  const hasDomains = Object.keys(places).length > 1
  const isSame =
    saved !== null &&
    domain === (saved.domain ?? '') &&
    campaign === String(relationID(saved.campaign) ?? '')
  const isInherited = hasDomains && domain === '' && !isSame
  const answer = useDomainAnswer(codes, true, isInherited && campaign !== '')
  const placeOf = (host: null | string | undefined) => places[host ?? ''] ?? places['']!
  const savedPlace = placeOf(saved?.host)
  if (isSame) return { place: savedPlace, savedPlace }
  return { place: placeOf(domain || answer?.host), savedPlace }
}
