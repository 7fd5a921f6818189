/** The part of Lexical's document format that the demo's texts need. */
export type Node = { [key: string]: unknown; type: string; version: number }
export type RichText = { root: Node }

const block = (type: string, children: Node[], more: object = {}): Node => ({
  type,
  children,
  direction: 'ltr',
  format: '',
  indent: 0,
  version: 1,
  ...more,
})

const run = (text: string, format = 0): Node => ({
  type: 'text',
  detail: 0,
  format,
  mode: 'normal',
  style: '',
  text,
  version: 1,
})

/** Text in which `**strong**` is bold. */
const runs = (text: string): Node[] =>
  text
    .split('**')
    .map((part, index) => run(part, index % 2))
    .filter((node) => node.text !== '')

export const heading = (text: string): Node => block('heading', runs(text), { tag: 'h2' })

export const paragraph = (text: string): Node =>
  block('paragraph', runs(text), { textFormat: 0, textStyle: '' })

export const list = (...items: string[]): Node =>
  block(
    'list',
    items.map((item, index) => block('listitem', runs(item), { value: index + 1 })),
    { listType: 'bullet', start: 1, tag: 'ul' },
  )

export const richText = (...children: Node[]): RichText => ({ root: block('root', children) })
