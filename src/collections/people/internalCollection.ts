import type { CollectionConfig, Field } from 'payload'

const never = () => false

/** A table of the plugin's own: no page, no API, no hooks; read through endpoints that check access. */
export function internalCollection(slug: string, fields: Field[]): CollectionConfig {
  return {
    slug,
    access: { create: never, delete: never, read: never, update: never },
    admin: { hidden: true },
    disableDuplicate: true,
    endpoints: false,
    fields,
    graphQL: false,
    lockDocuments: false,
    timestamps: false,
    versions: false,
  }
}
