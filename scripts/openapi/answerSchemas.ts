import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { format, resolveConfig } from 'prettier'
import { createGenerator } from 'ts-json-schema-generator'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** The file that is made. */
export const ANSWER_SCHEMAS = path.join(root, 'src/endpoints/openapi/answerSchemas.ts')

/** Schemas of `Answers` and of the types they name, as the text of that file. */
export async function answerSchemas(): Promise<string> {
  const { definitions = {}, properties = {} } = createGenerator({
    additionalProperties: false,
    expose: 'export',
    path: path.join(root, 'scripts/openapi/answers.ts'),
    // the types were checked, or will be
    skipTypeCheck: true,
    topRef: false,
    tsconfig: path.join(root, 'tsconfig.json'),
    type: 'Answers',
  }).createSchema('Answers')
  const json = JSON.stringify({ answers: properties, types: definitions }).replaceAll(
    '#/definitions/',
    '#/components/schemas/',
  )
  const text = `import type { Schema } from './operation.js'

/** Made by \`npm run generate\` of the types in \`scripts/openapi/answers.ts\`. */
export const ANSWER_SCHEMAS: Record<'answers' | 'types', Readonly<Record<string, Schema>>> = ${json}
`
  return format(text, { ...(await resolveConfig(ANSWER_SCHEMAS)), parser: 'typescript' })
}
