/** What a UTM value of a campaign or of the plugin may hold. `{slug}` is `{campaign}` by its older name. */
export const UTM_PLACEHOLDERS = ['code', 'campaign', 'placement', 'title'] as const

export type UTMFillings = {
  /** The slug. */
  campaign: null | string
  code: string
  placement?: null | string
  title?: null | string
}

const LONGEST = 200

/**
 * What people write differs in case and spaces, and reports take that for different values: all of it
 * becomes lower-case words with hyphens between them. `East Stand, Block C` is `east-stand-block-c`.
 */
export const utmText = (text: string): string =>
  text
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '')

/**
 * A template with its placeholders filled in; `null` where what one stands for is missing. The code
 * stays as it is printed and stored everywhere else.
 */
export function fillUTM(template: string, fillings: UTMFillings): null | string {
  const values: Record<string, null | string | undefined> = {
    campaign: fillings.campaign,
    code: fillings.code,
    placement: fillings.placement && utmText(fillings.placement),
    slug: fillings.campaign,
    title: fillings.title && utmText(fillings.title),
  }
  let isWhole = true
  const filled = template.replace(/\{(\w+)\}/g, (written, name: string) => {
    if (!(name in values)) return written
    if (!values[name]) isWhole = false
    return values[name] ?? ''
  })
  return isWhole ? filled.slice(0, LONGEST) : null
}

/** The first placeholder of a template that stands for nothing. */
export function unknownPlaceholder(template: string): null | string {
  const known: readonly string[] = [...UTM_PLACEHOLDERS, 'slug']
  return (
    [...template.matchAll(/\{([^{}]*)\}/g)]
      .map(([, name]) => name!)
      .find((name) => !known.includes(name)) ?? null
  )
}
