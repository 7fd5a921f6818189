'use client'

import { useField, useTranslation } from '@payloadcms/ui'
import React, { useEffect, useState } from 'react'

import type { CompleteDesign, SymbolDesign } from '../../../symbol/design/types.js'

import { completeDesign } from '../../../symbol/design/completeDesign.js'
import { translate } from '../../../translations/translate.js'
import { useAPI } from '../../ui/useAPI.js'
import { SymbolImage } from './Symbol.client.js'

type Preset = { design?: null | SymbolDesign; id: number | string; title: string }
type Props = { content: string; designs: string; onChoose: () => void; site: CompleteDesign }

/** Presets to click on. The code follows the one it has, also when that changes later. */
export const Presets: React.FC<Props> = ({ content, designs, onChoose, site }) => {
  const { t } = useTranslation()
  const api = useAPI()
  const [presets, setPresets] = useState<Preset[]>([])
  const { setValue, value } = useField<null | number | string>({ path: 'preset' })
  useEffect(() => {
    const stop = new AbortController()
    api
      .get<{ docs: Preset[] }>(`/${designs}?depth=0&limit=24&sort=title`, stop.signal)
      .then(({ docs }) => setPresets(docs))
      // Without them the field of the same name is left.
      .catch(() => undefined)
    return () => stop.abort()
  }, [api, designs])
  if (presets.length === 0) return null
  const choose = (id: null | number | string) => {
    setValue(id)
    onChoose()
  }
  const inherited = translate(t, 'plugin-qr:designInherited')
  return (
    <div aria-label={translate(t, 'plugin-qr:designPresets')} className="qr-presets" role="group">
      <button aria-pressed={!value} onClick={() => choose(null)} type="button">
        <SymbolImage alt="" content={content} design={site} />
        {inherited}
      </button>
      {presets.map(({ design, id, title }) => (
        <button aria-pressed={id === value} key={id} onClick={() => choose(id)} type="button">
          <SymbolImage alt="" content={content} design={completeDesign(site, design)} />
          {title}
        </button>
      ))}
    </div>
  )
}
