import type { Column, Problem } from './plan/types.js'

type Refusal = {
  data?: { errors?: { message?: unknown; path?: unknown }[] }
  isPublic?: boolean
  message?: string
  name?: string
  status?: number
}

/** Columns of a table that hold groups of fields. */
const COLUMN_OF: readonly [RegExp, Column][] = [
  [/^between\.password/, 'password'],
  [/^between(?:\.|$)/, 'between'],
  [/^gs1\.links/, 'product_links'],
  [/^gs1(?:\.|$)/, 'product'],
  [/^rules(?:\.|$)/, 'rules'],
]

const columnOf = (path: string): string =>
  COLUMN_OF.find(([field]) => field.test(path))?.[1] ?? path

/** What a refused line has to mend; what is no refusal is thrown on. */
export function problemsOf(error: unknown, line: null | number): Problem[] {
  const { data, message = '', status = 500 } = error as Refusal
  const fields = data?.errors?.filter((one) => typeof one.message === 'string') ?? []
  if (fields.length > 0) {
    return fields.map((one) => ({
      field: typeof one.path === 'string' ? columnOf(one.path) : null,
      line,
      message: one.message as string,
    }))
  }
  if (status >= 400 && status < 500) return [{ field: null, line, message }]
  throw error
}
