import type { CollectionConfig } from 'payload'

export type CollectionOverride = (args: { defaultCollection: CollectionConfig }) => CollectionConfig
