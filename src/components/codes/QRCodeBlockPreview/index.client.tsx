'use client'

import type { UIFieldClientProps } from 'payload'

import {
  Banner,
  ShimmerEffect,
  useConfig,
  useDocumentEvents,
  useFormFields,
  usePayloadAPI,
  useTranslation,
} from '@payloadcms/ui'
import { formatDate } from '@payloadcms/ui/shared'
import React, { useEffect, useState } from 'react'

import type { ID } from '../../../vocabulary/scan.js'

import { translate } from '../../../translations/translate.js'
import { useAddresses } from '../../ui/useAddresses.js'
import './index.css'
import { type OffInput, offReason } from './offReason.js'

type Props = { codes: string } & UIFieldClientProps

/** Below the choice of a code in a QR block: its real symbol, and a hint when the code is off. */
export const QRCodeBlockPreview: React.FC<Props> = ({ codes, path }) => {
  const { t } = useTranslation()
  const chosen = path.replace(/[^.]+$/, 'qrCode')
  const id = useFormFields(([fields]) => idOf(fields?.[chosen]?.value))
  const isOwn = useFormFields(([fields]) => fields?.[path.replace(/[^.]+$/, 'own')]?.value === true)
  const { code, failed, image } = useCode(codes, isOwn ? null : id)
  if (isOwn) return null
  if (id === null) {
    return <p className="qr-block-preview__hint">{translate(t, 'plugin-qr:blockChoose')}</p>
  }
  if (failed) return <Banner type="warning">{translate(t, 'plugin-qr:blockGone')}</Banner>
  if (!code) return <ShimmerEffect height={128} width={128} />
  const title = code.title || code.code
  return (
    <div className="qr-block-preview">
      <SymbolImage
        alt={translate(t, 'plugin-qr:blockSymbolOf', { title })}
        key={image}
        src={image}
      />
      <div className="qr-block-preview__facts">
        <p className="qr-block-preview__title">{title}</p>
        {code.shortURL && <p className="qr-block-preview__url">{code.shortURL}</p>}
        <OffHint code={code} />
      </div>
    </div>
  )
}

/** Nothing where there is no such image, as while the plugin is `disabled`. */
const SymbolImage: React.FC<{ alt: string; src: string }> = ({ alt, src }) => {
  const [isGone, setGone] = useState(false)
  if (isGone) return null
  return (
    <img
      alt={alt}
      className="qr-block-preview__symbol"
      height={128}
      onError={() => setGone(true)}
      src={src}
      width={128}
    />
  )
}

function OffHint({ code }: { code: OffInput }) {
  const { config } = useConfig()
  const { i18n, t } = useTranslation()
  const off = offReason(code)
  if (!off) return null
  const { date, text } = off
  const pattern = config.admin.dateFormat
  return (
    <div role="status">
      <Banner type="warning">
        {translate(t, text, date ? { date: formatDate({ date, i18n, pattern }) } : undefined)}
      </Banner>
    </div>
  )
}

function idOf(value: unknown): ID | null {
  const id =
    typeof value === 'object' && value !== null ? (value as { value?: unknown }).value : value
  return typeof id === 'number' || (typeof id === 'string' && id !== '') ? id : null
}

type PreviewCode = { code: string; shortURL?: null | string; title?: null | string } & OffInput

type Answer = ({ id?: ID } & Partial<PreviewCode>) | null

/**
 * The chosen code as this editor may read it, trash included, and its symbol's address. Asked for
 * again when the code is edited in a drawer. `code` is null while it loads and where it `failed`.
 */
function useCode(codes: string, id: ID | null) {
  const { api } = useAddresses()
  const { mostRecentUpdate } = useDocumentEvents()
  const below = `/${codes}/${id}`
  const [{ data, isError, isLoading }, { setParams }] = usePayloadAPI(
    id === null ? '' : api(below),
    {
      initialParams: PARAMS,
    },
  )
  const edited = mostRecentUpdate?.entitySlug === codes ? mostRecentUpdate.updatedAt : ''
  useEffect(() => {
    // New parameters make the hook ask again; Payload ignores the one it does not know.
    if (edited) setParams({ ...PARAMS, edited })
  }, [edited, setParams])
  const answer = data as Answer
  const isCurrent = !isError && answer?.code !== undefined && String(answer.id) === String(id)
  return {
    code: isCurrent ? (answer as PreviewCode) : null,
    failed: isError && !isLoading,
    image: api(`${below}/image?format=svg&edited=${encodeURIComponent(edited)}`),
  }
}

const PARAMS = {
  depth: 0,
  select: {
    code: true,
    deletedAt: true,
    expiresAt: true,
    shortURL: true,
    startsAt: true,
    state: true,
    title: true,
  },
  trash: true,
}
