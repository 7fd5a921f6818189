import { useConfig, useDocumentInfo } from '@payloadcms/ui'

/**
 * A field in the reader's language. Payload keeps what it hands to a field's own component for
 * everybody, in the language of whoever opened such a document first.
 */
export function useOwnField<T extends { name: string }>(field: T): T {
  const { collectionSlug } = useDocumentInfo()
  const { getEntityConfig } = useConfig()
  const fields = collectionSlug ? getEntityConfig({ collectionSlug })?.fields : undefined
  return (
    (fields?.find((one) => 'name' in one && one.name === field.name) as unknown as T | undefined) ??
    field
  )
}
