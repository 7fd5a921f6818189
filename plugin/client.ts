'use client'

export { CopyButton } from '../src/components/CopyButton/index.client.js'
export { QRCodeBlockPreview } from '../src/components/QRCodeBlockPreview/index.client.js'
export { UTMPreview } from '../src/components/UTMPreview/index.client.js'
