'use client'

import { CopyToClipboard } from '@payloadcms/ui'
import React from 'react'

/** Payload's own copy button, for a text that is not a field. */
export const CopyButton: React.FC<{ text: string }> = ({ text }) => <CopyToClipboard value={text} />
