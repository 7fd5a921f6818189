/** What is put on a page beside the symbol. */
export type Printed = {
  callToAction: string
  from: number
  headline: string
  showURL: boolean
  template: string
  text: string
}

/** The page of a saved code, below the API. Texts that are empty are left out. */
export function printURL(print: string, printed: Printed, format: 'pdf' | 'svg'): string {
  const { callToAction, from, headline, showURL, template, text } = printed
  const query = new URLSearchParams({ format, template })
  for (const [name, value] of Object.entries({ callToAction, headline, text })) {
    if (value.trim()) query.set(name, value)
  }
  if (from > 1) query.set('from', String(from))
  if (!showURL) query.set('url', '0')
  if (format === 'pdf') query.set('download', '1')
  return `${print}?${query}`
}
