'use client'

import { useTranslation } from '@payloadcms/ui'
import React from 'react'

import type { CompleteDesign, SymbolDesign } from '../../../symbol/design/types.js'
import type { TextKey } from '../../../translations/en.js'

import { EYE_SHAPES, FRAMES, GRADIENTS, MODULE_SHAPES } from '../../../symbol/design/types.js'
import { translate } from '../../../translations/translate.js'
import { Choice, Colour, NumberInput } from './Inputs.client.js'

type Props = {
  colours: readonly string[]
  design: CompleteDesign
  hasLogo: boolean
  set: (part: SymbolDesign) => void
}

const SHAPES = {
  columns: 'plugin-qr:shapeColumns',
  dots: 'plugin-qr:shapeDots',
  leaf: 'plugin-qr:shapeLeaf',
  liquid: 'plugin-qr:shapeLiquid',
  round: 'plugin-qr:shapeRound',
  rounded: 'plugin-qr:shapeRounded',
  rows: 'plugin-qr:shapeRows',
  square: 'plugin-qr:shapeSquare',
} satisfies Record<string, TextKey>
const FRAME_WORDS = {
  above: 'plugin-qr:frameAbove',
  below: 'plugin-qr:frameBelow',
  border: 'plugin-qr:frameBorder',
  none: 'plugin-qr:frameNone',
} satisfies Record<string, TextKey>
const GRADIENT_WORDS = {
  linear: 'plugin-qr:gradientLinear',
  none: 'plugin-qr:gradientNone',
  radial: 'plugin-qr:gradientRadial',
} satisfies Record<string, TextKey>
const LEVELS = ['L', 'M', 'Q', 'H'] as const

/** Everything that can be chosen about a look. */
export const Controls: React.FC<Props> = (props) => {
  const { design, hasLogo, set } = props
  const { t } = useTranslation()
  return (
    <div className="qr-design__controls">
      <Choice
        label="plugin-qr:designModules"
        of={MODULE_SHAPES}
        set={(modules) => set({ modules })}
        value={design.modules}
        words={SHAPES}
      />
      <Choice
        label="plugin-qr:designEyeFrame"
        of={EYE_SHAPES}
        set={(eyeFrame) => set({ eyeFrame })}
        value={design.eyeFrame}
        words={SHAPES}
      />
      <Choice
        label="plugin-qr:designEyeCentre"
        of={EYE_SHAPES}
        set={(eyeCentre) => set({ eyeCentre })}
        value={design.eyeCentre}
        words={SHAPES}
      />
      <Colours {...props} />
      <Frame {...props} />
      {hasLogo && (
        <div className="qr-design__row">
          <NumberInput
            label="plugin-qr:designLogoSize"
            max={50}
            min={5}
            set={(logoSize) => set({ logoSize })}
            value={design.logoSize}
          />
          <NumberInput
            label="plugin-qr:designLogoClear"
            max={4}
            min={0}
            set={(logoClear) => set({ logoClear })}
            step={0.5}
            value={design.logoClear}
          />
        </div>
      )}
      <details className="qr-design__more">
        <summary>{translate(t, 'plugin-qr:designMore')}</summary>
        <div className="qr-design__row">
          <NumberInput
            label="plugin-qr:designQuietZone"
            max={40}
            min={0}
            set={(quietZone) => set({ quietZone })}
            value={design.quietZone}
          />
          <Choice
            label="plugin-qr:designLevel"
            of={LEVELS}
            set={(errorCorrection) => set({ errorCorrection })}
            value={design.errorCorrection}
          />
        </div>
      </details>
    </div>
  )
}

const Colours: React.FC<Props> = ({ colours, design, set }) => {
  const { t } = useTranslation()
  const isTransparent = design.background === 'transparent'
  return (
    <fieldset className="qr-design__group">
      <legend>{translate(t, 'plugin-qr:designColours')}</legend>
      <div className="qr-design__row">
        <Colour
          colours={colours}
          label="plugin-qr:designForeground"
          set={(foreground) => set({ foreground })}
          value={design.foreground}
        />
        {!isTransparent && (
          <Colour
            colours={colours}
            label="plugin-qr:designBackground"
            set={(background) => set({ background })}
            value={design.background}
          />
        )}
        {design.eyeColour !== null && (
          <Colour
            colours={colours}
            label="plugin-qr:designEyeColour"
            set={(eyeColour) => set({ eyeColour })}
            value={design.eyeColour}
          />
        )}
        {design.gradient !== 'none' && (
          <Colour
            colours={colours}
            label="plugin-qr:designGradientTo"
            set={(gradientTo) => set({ gradientTo })}
            value={design.gradientTo}
          />
        )}
      </div>
      <div className="qr-design__row">
        <Choice
          label="plugin-qr:designGradient"
          of={GRADIENTS}
          set={(gradient) => set({ gradient })}
          value={design.gradient}
          words={GRADIENT_WORDS}
        />
        {design.gradient === 'linear' && (
          <NumberInput
            label="plugin-qr:designGradientAngle"
            max={360}
            min={0}
            set={(gradientAngle) => set({ gradientAngle })}
            step={15}
            value={design.gradientAngle}
          />
        )}
      </div>
      <label className="qr-design__check">
        <input
          checked={isTransparent}
          onChange={() => set({ background: isTransparent ? '#ffffff' : 'transparent' })}
          type="checkbox"
        />
        {translate(t, 'plugin-qr:designTransparent')}
      </label>
      <label className="qr-design__check">
        <input
          checked={design.eyeColour !== null}
          onChange={() => set({ eyeColour: design.eyeColour === null ? design.foreground : null })}
          type="checkbox"
        />
        {translate(t, 'plugin-qr:designEyeColourOwn')}
      </label>
    </fieldset>
  )
}

const Frame: React.FC<Props> = ({ colours, design, set }) => {
  const { t } = useTranslation()
  const hasText = design.frame === 'above' || design.frame === 'below'
  return (
    <fieldset className="qr-design__group">
      <legend>{translate(t, 'plugin-qr:designFrame')}</legend>
      <Choice
        label="plugin-qr:designFrame"
        of={FRAMES}
        set={(frame) => set({ frame })}
        value={design.frame}
        words={FRAME_WORDS}
      />
      {design.frame !== 'none' && (
        <div className="qr-design__row">
          {hasText && (
            <label>
              {translate(t, 'plugin-qr:designFrameText')}
              <input
                className="qr-select"
                maxLength={40}
                onChange={(event) => set({ frameText: event.target.value })}
                value={design.frameText}
              />
            </label>
          )}
          <Colour
            colours={colours}
            label="plugin-qr:designFrameColour"
            set={(frameColour) => set({ frameColour })}
            value={design.frameColour}
          />
          {hasText && (
            <Colour
              colours={colours}
              label="plugin-qr:designFrameTextColour"
              set={(frameTextColour) => set({ frameTextColour })}
              value={design.frameTextColour}
            />
          )}
        </div>
      )}
    </fieldset>
  )
}
