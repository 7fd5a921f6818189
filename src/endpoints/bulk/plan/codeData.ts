/** A code about to be made, as its line says it. */
export type CodeData = {
  aliases?: string[]
  between?: { [key: string]: unknown }
  campaign?: number | string
  code?: string
  destination:
    | {
        reference: { relationTo: string; value: number | string }
        type: 'reference'
        url?: undefined
      }
    | { type: 'url'; url?: string | undefined }
  domain?: string
  expiresAt?: string
  fallbackURL?: string
  gs1?: { identifiers?: string; links?: unknown }
  placement?: string
  rules?: unknown
  scanLimit?: number
  scansPerVisitor?: number
  startsAt?: string
  status?: string
  tags?: string[]
  ticket?: boolean
  title?: string
  utm?: Record<string, string>
}
