'use client'

import { useTranslation } from '@payloadcms/ui'
import React, { useEffect, useState } from 'react'

import type { AnswerError } from '../../ui/askJSON.js'

import { translate } from '../../../translations/translate.js'
import { useAddresses } from '../../ui/useAddresses.js'
import { useAPI } from '../../ui/useAPI.js'
import { type Printed, printURL } from './printURL.js'

type Props = {
  below: string
  printed: Printed
  /** Of the saved code: another one looks another way. */
  version: string
}

/** A pause in typing after which the page is drawn anew. */
const PAUSE = 400

/** The first page itself, in its true proportions and no larger than it is printed. */
export const PagePreview: React.FC<Props> = ({ below, printed, version }) => {
  const { t } = useTranslation()
  const { api } = useAddresses()
  const { get } = useAPI()
  const page = printURL(below, printed, 'svg')
  const [shown, setShown] = useState(page)
  const [failed, setFailed] = useState<{ page: string; reason: string } | null>(null)
  useEffect(() => {
    const timer = setTimeout(() => setShown(page), PAUSE)
    return () => clearTimeout(timer)
  }, [page])
  const askWhy = () => {
    // A picture does not say why there is none.
    get(shown).catch(({ message, status }: AnswerError) =>
      setFailed({ page: shown, reason: message ?? String(status) }),
    )
  }
  if (failed?.page === page) {
    return (
      <p className="qr-print__failed" role="alert">
        {failed.reason}
      </p>
    )
  }
  return (
    <img
      alt={translate(t, 'plugin-qr:printPreview')}
      aria-busy={shown !== page}
      className="qr-print__page"
      onError={askWhy}
      src={`${api(shown)}&edited=${encodeURIComponent(version)}`}
    />
  )
}
