import type { CollectionConfig } from 'payload'

import { hasRole } from '../access/hasRole.js'

/** Who signs in to the admin, and as what. */
export const Users: CollectionConfig = {
  slug: 'users',
  access: {
    admin: ({ req }) => hasRole(req, 'admin', 'manager', 'analyst', 'crm', 'member'),
    create: ({ req }) => hasRole(req, 'admin'),
    delete: ({ req }) => hasRole(req, 'admin'),
    read: ({ req }) => hasRole(req, 'admin') || { id: { equals: req.user?.id ?? 0 } },
    update: ({ req }) => hasRole(req, 'admin') || { id: { equals: req.user?.id ?? 0 } },
  },
  admin: { defaultColumns: ['email', 'role'], useAsTitle: 'email' },
  auth: true,
  fields: [
    {
      name: 'role',
      type: 'select',
      access: {
        create: ({ req }) => hasRole(req, 'admin'),
        update: ({ req }) => hasRole(req, 'admin'),
      },
      defaultValue: 'member',
      options: ['admin', 'manager', 'analyst', 'crm', 'member'],
      required: true,
      // asked for on every request: no look-up in the database for it
      saveToJWT: true,
    },
  ],
}
