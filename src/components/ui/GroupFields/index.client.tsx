'use client'

import type { GroupFieldClientProps } from 'payload'

import { RenderFields } from '@payloadcms/ui'
import React from 'react'

/** The fields of a group, as Payload draws them, without its heading: for a group that is folded. */
export const GroupFields: React.FC<GroupFieldClientProps> = ({
  field,
  path,
  permissions,
  schemaPath,
}) => (
  <RenderFields
    fields={field.fields}
    margins="small"
    parentIndexPath=""
    parentPath={path}
    parentSchemaPath={schemaPath ?? ''}
    permissions={permissions === true ? permissions : (permissions?.fields ?? {})}
  />
)
