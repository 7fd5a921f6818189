import type { Field, JSONField, RelationshipField, UploadField } from 'payload'

import { json } from 'payload/shared'

import type { QROptions } from '../../options/sanitizeOptions.js'

import { validateLogo } from '../../hooks/designs/validateLogo.js'
import { validatePreset } from '../../hooks/designs/validatePreset.js'
import { checkDesign } from '../../symbol/design/checkDesign.js'
import { checkLettering } from '../../symbol/design/checkLettering.js'
import { SymbolError } from '../../symbol/SymbolError.js'
import { label } from '../../translations/label.js'
import { designSchema } from './designSchema.js'

/** A preset, kept in the collection of designs; codes without one take their campaign's. */
export const presetField = (
  options: QROptions,
  more: Pick<RelationshipField, 'admin'> = {},
): RelationshipField =>
  ({
    name: 'preset',
    type: 'relationship',
    label: label('plugin-qr:preset'),
    relationTo: options.slugs.designs,
    validate: validatePreset(options),
    ...more,
  }) as RelationshipField

/** What a design is made of: its look, and a logo where the host says from where. */
export const designFields = (options: QROptions): Field[] => [
  ...logoField(options),
  designField(options),
]

function designField({ disabled }: QROptions): JSONField {
  return {
    name: 'design',
    type: 'json',
    admin: {
      // It asks our endpoints; without them the field is JSON.
      ...(!disabled && { components: { Field: 'payload-plugin-qr/rsc#DesignField' } }),
      disableBulkEdit: true,
      disableListColumn: true,
      disableListFilter: true,
    },
    hooks: { beforeChange: [({ value }) => (value ? tidied(value) : value)] },
    label: label('plugin-qr:design'),
    typescriptSchema: [() => designSchema],
    validate: async (value, args) => {
      try {
        await checkLettering(value)
      } catch (error) {
        if (error instanceof SymbolError) return error.message
        throw error
      }
      return json(value, args)
    },
  }
}

/** Runs before `validate`, which is what refuses. */
function tidied(value: unknown): unknown {
  try {
    return checkDesign(value)
  } catch (error) {
    if (error instanceof SymbolError) return value
    throw error
  }
}

function logoField(options: QROptions): UploadField[] {
  const { logos } = options.symbol
  if (!logos) return []
  return [
    {
      name: 'logo',
      type: 'upload',
      filterOptions: { mimeType: { contains: 'image/' } },
      label: label('plugin-qr:logo'),
      relationTo: logos,
      validate: validateLogo(options),
    } as UploadField,
  ]
}
