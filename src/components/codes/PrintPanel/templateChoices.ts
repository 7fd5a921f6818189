import type { PrintTemplate, TemplateLabel } from '../../../symbol/print/types.js'

import { TEMPLATES } from '../../../symbol/print/templates.js'

/** A template as the browser knows it: the functions that draw stay on the server. */
export type TemplateChoice = {
  label: string
  name: string
  /** Labels on a sheet; 0: a page for one code. */
  places: number
}

/** What can be printed, in the order it is offered: ours, then the host's own. */
export const templateChoices = (
  own: Readonly<Record<string, PrintTemplate>>,
  language: string,
): TemplateChoice[] =>
  Object.entries({ ...TEMPLATES, ...own }).map(([name, template]) => ({
    label: labelIn(template.label, language) ?? name,
    name,
    places: template.kind === 'sheet' ? template.places.length : 0,
  }))

const labelIn = (label: TemplateLabel | undefined, language: string): string | undefined =>
  typeof label === 'object' ? (label[language] ?? label.en ?? Object.values(label)[0]) : label
