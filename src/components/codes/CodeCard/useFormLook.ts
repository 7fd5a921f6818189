'use client'

import { useDocumentInfo, useFormFields } from '@payloadcms/ui'

import type { SymbolDesign } from '../../../symbol/design/types.js'

import { relationID } from '../../../vocabulary/relationID.js'

const RELATIONS = ['campaign', 'logo', 'preset'] as const

/** What a document says of its look. */
export type LookSource = { design?: null | SymbolDesign } & Partial<
  Record<(typeof RELATIONS)[number], unknown>
>

/** The look in the form: the code's own design, and whether all of it is as it was saved. */
export function useFormLook(loaded: LookSource | null): { isSaved: boolean; own: SymbolDesign } {
  const document = useDocumentInfo().savedDocumentData as
    ({ code?: string } & LookSource) | undefined
  const saved = document?.code ? document : loaded
  // One string, so that only these fields draw the panel anew.
  const json = useFormFields(([fields]) =>
    JSON.stringify(
      Object.fromEntries(['design', ...RELATIONS].map((name) => [name, fields?.[name]?.value])),
    ),
  )
  const form = JSON.parse(json) as LookSource
  return { isSaved: saved !== null && written(form) === written(saved), own: form.design ?? {} }
}

/** In one way, whatever order the parts came in and whether documents or IDs. */
function written(look: LookSource): string {
  const design = Object.entries(look.design ?? {}).sort(([a], [b]) => (a < b ? -1 : 1))
  return JSON.stringify([design, ...RELATIONS.map((name) => relationID(look[name]))])
}
