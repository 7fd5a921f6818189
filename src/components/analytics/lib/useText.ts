'use client'

import { useTranslation } from '@payloadcms/ui'
import { useMemo } from 'react'

import type { TextKey } from '../../../translations/en.js'

import { translate } from '../../../translations/translate.js'
import { createFormat, type Format } from './createFormat.js'

type Bare<Key> = Key extends `plugin-qr:${infer Name}` ? Name : never
export type TextName = Bare<TextKey>
export type Text = (name: TextName, variables?: Record<string, number | string>) => string

/** Texts and numbers in the reader's language. */
export function useText(): { format: Format; text: Text } {
  const { i18n, t } = useTranslation()
  return useMemo(
    () => ({
      format: createFormat(i18n.language),
      text: (name, variables) => translate(t, `plugin-qr:${name}`, variables),
    }),
    [i18n.language, t],
  )
}
