import type { ContentField } from './types.js'

import { contentProblems } from '../../translations/content/en.js'
import { SymbolError } from '../SymbolError.js'

export type ContentProblem = keyof typeof contentProblems

/**
 * What keeps a content from being written, and in which field. The message is English; `problem` and
 * `values` say it in other languages.
 */
export class ContentError extends SymbolError {
  constructor(
    readonly field: ContentField,
    readonly problem: ContentProblem,
    readonly values: Record<string, number | string> = {},
  ) {
    super(
      `content.${field}`,
      contentProblems[problem].replaceAll(/\{\{(\w+)\}\}/g, (_, name: string) =>
        String(values[name]),
      ),
    )
  }
}
