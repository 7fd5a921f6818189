'use client'

export { CopyButton } from '../src/components/CopyButton/index.client.js'
export { UTMPreview } from '../src/components/UTMPreview/index.client.js'
