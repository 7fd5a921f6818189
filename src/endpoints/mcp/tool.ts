import type { PayloadRequest } from 'payload'
import type { ZodRawShape } from 'zod'

import { ParameterError } from '../../analytics/ParameterError.js'
import { problemsOf } from '../bulk/problemsOf.js'

type Content = { content: { text: string; type: 'text' }[] }

/** A tool as `@payloadcms/plugin-mcp` takes it. `req.user` is whose key it is. */
export type Tool = {
  description: string
  handler: (args: Record<string, unknown>, req: PayloadRequest) => Promise<Content>
  name: string
  parameters: ZodRawShape
}

export const answer = (facts: object): Content => ({
  content: [{ text: JSON.stringify(facts), type: 'text' }],
})

/** Said to the assistant, which can mend it; nothing was done. */
export const refuse = (why: string): Content => answer({ error: why })

/** What a person would be told in the form is told to the assistant; what is no refusal is thrown on. */
export const refusing = (tool: Tool): Tool => ({
  ...tool,
  handler: async (args, req) => {
    try {
      return await tool.handler(args, req)
    } catch (error) {
      if (error instanceof ParameterError) return refuse(error.message)
      return refuse(problemsOf(error, null).map(({ message }) => message).join(' ')) // prettier-ignore
    }
  },
})
