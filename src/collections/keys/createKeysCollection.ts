import type { CollectionConfig } from 'payload'

import type { QROptions } from '../../options/sanitizeOptions.js'

import { mayMakeKeys, ownKeys } from '../../access/keys/ownKeys.js'
import { keepRevoked, makeKey, showKeyOnce } from '../../hooks/keys/makeKey.js'
import { nameWrongFields } from '../../hooks/nameWrongFields.js'
import { refuseMalformed } from '../../hooks/refuseMalformed.js'
import { inLanguages } from '../../translations/inLanguages.js'
import { label } from '../../translations/label.js'
import { translate } from '../../translations/translate.js'
import { keyFields } from './keyFields.js'

type Made = { options: QROptions; userSlug: string }

/** API keys: what a program may do in the name of who made it. */
export function createKeysCollection({ options, userSlug }: Made): CollectionConfig {
  return {
    slug: options.slugs.apiKeys,
    access: {
      create: mayMakeKeys,
      delete: ownKeys,
      read: ownKeys,
      update: ownKeys,
      ...options.access.apiKeys,
    },
    admin: {
      defaultColumns: ['title', 'start', 'scopes', 'lastUsedAt', 'expiresAt', 'revokedAt'],
      description: ({ t }) => translate(t as never, 'plugin-qr:keysHint'),
      group: inLanguages('plugin-qr:group'),
      useAsTitle: 'title',
    },
    disableDuplicate: true,
    fields: keyFields(options, userSlug),
    graphQL: false,
    hooks: {
      afterChange: [showKeyOnce],
      afterError: [nameWrongFields],
      beforeChange: [makeKey, keepRevoked],
      beforeValidate: [refuseMalformed],
    },
    labels: { plural: label('plugin-qr:keys'), singular: label('plugin-qr:keySingular') },
    // Payload's table of locks would need a column for it.
    lockDocuments: false,
  }
}
