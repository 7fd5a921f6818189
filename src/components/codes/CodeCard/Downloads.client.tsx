'use client'

import { useTranslation } from '@payloadcms/ui'
import React from 'react'

import type { Look, PrintChoice } from '../../designs/DesignField/useLook.js'
import type { PrinterChoice } from '../ForPrinter/printerChoice.js'

import { fileName } from '../../../symbol/fileName.js'
import { translate } from '../../../translations/translate.js'
import { VerdictList } from '../../designs/DesignField/Verdict.client.js'
import { HeldDownload } from '../HeldDownload/index.client.js'
import { downloadURL } from './printSize.js'

type Props = {
  code: string
  image: string
  isPNGTooLarge: boolean
  look: Look
  onTaken: () => void
  print: PrintChoice
  printer: PrinterChoice
  title: null | string | undefined
}

const FORMATS = ['png', 'svg', 'pdf', 'eps'] as const

/** The verdict on this print, and its files. */
export const Downloads: React.FC<Props> = (props) => {
  const { isPNGTooLarge, look, print } = props
  const { t } = useTranslation()
  return (
    <>
      <VerdictList look={look} />
      <HeldDownload look={look} print={print}>
        <Links {...props} />
      </HeldDownload>
      {isPNGTooLarge && <p className="qr-muted">{translate(t, 'plugin-qr:pngTooLarge')}</p>}
    </>
  )
}

const Links: React.FC<Props> = (props) => {
  const { code, image, isPNGTooLarge, onTaken, print, printer, title } = props
  const { t } = useTranslation()
  return (
    <div
      aria-label={translate(t, 'plugin-qr:download')}
      className="qr-downloads__links"
      role="group"
    >
      {FORMATS.filter((format) => format !== 'png' || !isPNGTooLarge).map((format) => (
        // With a name: an empty one counts as leaving the page with unsaved changes.
        <a
          className="qr-chip"
          download={fileName(title === code ? null : title, code, format)}
          href={downloadURL(image, format, print, printer)}
          key={format}
          onClick={onTaken}
        >
          {format.toUpperCase()}
        </a>
      ))}
    </div>
  )
}
