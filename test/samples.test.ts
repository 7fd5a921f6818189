import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import ts from 'typescript'
import { expect, it } from 'vitest'

const root = fileURLToPath(new URL('..', import.meta.url))

/** What a sample leaves out because its reader has it in front of them. */
const PRELUDE = `
declare module '@payload-config' {
  const config: Promise<import('payload').SanitizedConfig>
  export default config
}
type CollectionConfig = import('payload').CollectionConfig
type Payload = import('payload').Payload
type PayloadRequest = import('payload').PayloadRequest
declare const buildConfig: (config: Partial<import('payload').Config>) => Promise<import('payload').SanitizedConfig>
declare const nextConfig: import('next').NextConfig
declare const withPayload: (config: import('next').NextConfig) => import('next').NextConfig
declare const qrPlugin: typeof import('payload-plugin-qr').qrPlugin
declare const payload: Payload
declare const req: PayloadRequest
declare const page: {
  layout: ({ blockType: 'qrCode'; id: string } & import('payload-plugin-qr/react').QRCodeBlockData)[]
  text: import('@payloadcms/richtext-lexical/lexical').SerializedEditorState
}
`

type Sample = { file: string; line: number; text: string; tsx: boolean }

function samplesOf(file: string): Sample[] {
  const lines = readFileSync(path.join(root, file), 'utf8').split('\n')
  const samples: Sample[] = []
  for (let index = 0; index < lines.length; index++) {
    const fence = /^\s*\`\`\`(tsx?|jsx?|mjs)\s*$/.exec(lines[index]!)
    if (!fence) continue
    const start = index + 1
    while (lines[++index] !== undefined && !/^\s*\`\`\`\s*$/.test(lines[index]!)) continue
    const text = lines.slice(start, index).join('\n')
    samples.push({ file, line: start, text, tsx: fence[1]!.endsWith('x') })
  }
  return samples
}

const documents = [
  'README.md',
  'CONTRIBUTING.md',
  ...readdirSync(path.join(root, 'docs'))
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name}`),
]
const samples = documents.flatMap(samplesOf)

const textOf = (mark: string): string => samples.find(({ text }) => text.includes(mark))?.text ?? ''

// A compiler's whole run: seconds, more on a busy machine.
it('every code sample of the documents compiles', { timeout: 120_000 }, () => {
  const virtual = new Map<string, string>([
    [path.join(root, 'samples', 'prelude.d.ts'), PRELUDE],
    [path.join(root, 'samples', 'payload.config.ts'), "export { default } from '@payload-config'"],
    // named by the sample after it
    [path.join(root, 'samples', 'seed.ts'), textOf('export async function seed')],
  ])
  const names = samples.map(({ text, tsx }, index) => {
    const name = path.join(root, 'samples', `sample-${index}.${tsx ? 'tsx' : 'ts'}`)
    // A sample of its own scope, whatever its neighbours call their things.
    virtual.set(name, /^(import|export)\s/m.test(text) ? text : `${text}\nexport {}`)
    return name
  })
  const exports = ['client', 'edge', 'mcp', 'next', 'react', 'redirector', 'rsc', 'types']
  const options: ts.CompilerOptions = {
    esModuleInterop: true,
    jsx: ts.JsxEmit.ReactJSX,
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    noEmit: true,
    paths: {
      '@payloadcms/plugin-mcp': [path.join(root, 'node_modules/plugin-mcp/dist/index.d.ts')],
      'payload-plugin-qr': [path.join(root, 'plugin/index.ts')],
      ...Object.fromEntries(
        exports.map((name) => [
          `payload-plugin-qr/${name}`,
          [path.join(root, `plugin/${name}.ts`)],
        ]),
      ),
    },
    skipLibCheck: true,
    strict: true,
    target: ts.ScriptTarget.ES2022,
    types: ['node'],
  }
  const host = ts.createCompilerHost(options)
  const { fileExists, readFile } = host
  // The samples' folder is not there, and is not asked for.
  host.directoryExists = undefined
  host.fileExists = (name) => virtual.has(path.normalize(name)) || fileExists(name)
  host.readFile = (name) => virtual.get(path.normalize(name)) ?? readFile(name)
  const program = ts.createProgram([...virtual.keys()], options, host)
  const problems = names.flatMap((name, index) => {
    const source = program.getSourceFile(name)!
    return [
      ...program.getSyntacticDiagnostics(source),
      ...program.getSemanticDiagnostics(source),
    ].map(({ messageText, start }) => {
      const { file, line } = samples[index]!
      const at = line + 1 + source.getLineAndCharacterOfPosition(start ?? 0).line
      return `${file}:${at} ${ts.flattenDiagnosticMessageText(messageText, ' ')}`
    })
  })
  expect(samples.length).toBeGreaterThanOrEqual(8)
  expect(problems).toEqual([])
})
