'use client'

import type { SelectFieldClientProps } from 'payload'

import { SelectField, useDocumentInfo } from '@payloadcms/ui'
import React from 'react'

/** The status of a code: on its page the switch of the card says it, elsewhere (bulk edits) it is a choice. */
export const StatusField: React.FC<SelectFieldClientProps> = (props) =>
  useDocumentInfo().collectionSlug ? null : <SelectField {...props} />
