'use client'

import { Button, useField, useTranslation } from '@payloadcms/ui'
import React from 'react'

import type { CompleteDesign, SymbolDesign } from '../../../symbol/design/types.js'
import type { ShortURLParts, SymbolSource } from '../../../symbol/symbolText.js'

import { completeDesign } from '../../../symbol/design/completeDesign.js'
import { symbolText } from '../../../symbol/symbolText.js'
import { translate } from '../../../translations/translate.js'
import { useSymbolText } from '../../codes/CodeCard/useSymbolText.js'
import '../../ui/admin.css'
import { Controls } from './Controls.client.js'
import './index.css'
import { Presets } from './Presets.client.js'
import { SymbolImage } from './Symbol.client.js'
import { useHistory } from './useHistory.js'
import { useLook } from './useLook.js'
import { VerdictList } from './Verdict.client.js'

type Props = {
  colours: readonly string[]
  hasLogo: boolean
  /** A code, which has a preset; else it is one. */
  isCode: boolean
  path: string
  place: ShortURLParts
  saved: null | SymbolSource
  /** What the site's option says. */
  site: CompleteDesign
  slugs: { codes: string; designs: string }
}

/** Drawn where there is no code yet, and for presets: as long as most. */
const SAMPLE = { code: 'SAMPLE' }

/** The look of a symbol: controls, and the symbol beside them with what is to be said about it. */
export const Designer: React.FC<Props> = ({ path, place, saved, ...props }) => {
  const { t } = useTranslation()
  const { setValue, value } = useField<null | SymbolDesign>({ path })
  const own = value ?? {}
  const { change, redo, undo } = useHistory(own, (design) => setValue(design))
  const typed = useSymbolText(saved, place).text
  const content = typed ?? symbolText(SAMPLE, place)
  const look = useLook(props.slugs.codes, content, own)
  const inherited = completeDesign(look.answer?.inherited ?? props.site)
  const design = completeDesign(inherited, own)
  const set = (part: SymbolDesign) => change(differing({ ...own, ...part }, inherited))
  return (
    <section aria-label={translate(t, 'plugin-qr:design')} className="field-type qr-design">
      {props.isCode && (
        <Presets
          content={content}
          designs={props.slugs.designs}
          onChoose={() => change({})}
          site={props.site}
        />
      )}
      <div className="qr-design__columns">
        <Controls colours={props.colours} design={design} hasLogo={props.hasLogo} set={set} />
        <div className="qr-design__side">
          <SymbolImage
            alt={translate(t, 'plugin-qr:designLive')}
            className="qr-design__symbol"
            content={content}
            design={design}
            logo={look.answer?.logo ?? null}
          />
          <VerdictList look={look} />
          <div className="qr-design__steps">
            <Step label="plugin-qr:designUndo" onClick={undo} />
            <Step label="plugin-qr:designRedo" onClick={redo} />
            <Step
              label="plugin-qr:designReset"
              onClick={Object.keys(own).length > 0 ? () => change({}) : null}
            />
          </div>
        </div>
      </div>
    </section>
  )
}

type StepProps = { label: Parameters<typeof translate>[1]; onClick: (() => void) | null }

const Step: React.FC<StepProps> = ({ label, onClick }) => {
  const { t } = useTranslation()
  return (
    <Button
      buttonStyle="secondary"
      disabled={!onClick}
      margin={false}
      onClick={() => onClick?.()}
      size="small"
      type="button"
    >
      {translate(t, label)}
    </Button>
  )
}

/** What is as it would be anyway follows the preset on. */
function differing(design: SymbolDesign, inherited: CompleteDesign): SymbolDesign {
  return Object.fromEntries(
    Object.entries(design).filter(([name, one]) => one !== inherited[name as keyof SymbolDesign]),
  )
}
