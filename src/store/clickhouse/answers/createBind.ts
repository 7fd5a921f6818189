/** Characters of one parameter: ClickHouse takes 128 KiB. */
const MOST = 50_000

export type Bind = {
  instants: (list: readonly number[]) => string
  /** A condition that holds where `column` is one of these texts. */
  oneOf: (column: string, texts: readonly string[]) => string
  params: Map<string, string>
  value: (type: 'Float64' | 'Int64' | 'String', value: unknown) => string
}

/** Values of a statement, which go beside it and never into it. */
export function createBind(): Bind {
  const params = new Map<string, string>()
  const bind = (type: string, text: string): string => {
    const name = `p${params.size}`
    params.set(name, text)
    return `{${name}:${type}}`
  }
  return {
    instants: (list) => bind('Array(Int64)', `[${list.map(Math.ceil).join(',')}]`),
    oneOf: (column, texts) => {
      const lists = inLists(texts.map((text) => `'${escaped(text).replaceAll("'", "\\'")}'`))
      return `(${lists.map((list) => `${column} IN ${bind('Array(String)', list)}`).join(' OR ')})`
    },
    params,
    value: (type, value) => bind(type, escaped(String(value))),
  }
}

const ESCAPES: Record<string, string> = { '\0': '\\0', '\t': '\\t', '\n': '\\n', '\r': '\\r', '\\': '\\\\' } // prettier-ignore

const escaped = (text: string): string => text.replace(/[\0\t\n\r\\]/g, (one) => ESCAPES[one]!)

function inLists(texts: readonly string[]): string[] {
  const lists: string[][] = [[]]
  let size = 0
  for (const text of texts) {
    size += text.length + 1
    if (size > MOST) {
      lists.push([])
      size = text.length
    }
    lists.at(-1)!.push(text)
  }
  return lists.map((list) => `[${list.join(',')}]`)
}
