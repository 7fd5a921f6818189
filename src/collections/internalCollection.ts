import type { CollectionConfig } from 'payload'

const never = () => false

/** What tables of the plugin's own have in common: nobody writes them, no API shows them. */
export const internalCollection = {
  access: { create: never, delete: never, read: never, update: never },
  admin: { hidden: true },
  disableDuplicate: true,
  endpoints: false,
  graphQL: false,
  lockDocuments: false,
  timestamps: false,
  versions: false,
} as const satisfies Partial<CollectionConfig>
