import { readFileSync } from 'node:fs'
import path from 'node:path'
import ts from 'typescript'
import { expect, it } from 'vitest'

/** Packages that a module and the modules it reaches load at run time. */
const packagesOf = (file: string, seen = new Set<string>()): Set<string> => {
  if (seen.has(file)) return new Set()
  seen.add(file)
  const { outputText } = ts.transpileModule(readFileSync(file, 'utf8'), {
    compilerOptions: {
      jsx: ts.JsxEmit.ReactJSX,
      module: ts.ModuleKind.ESNext,
      target: ts.ScriptTarget.ESNext,
    },
    fileName: file,
  })
  const found = new Set<string>()
  for (const { fileName } of ts.preProcessFile(outputText).importedFiles) {
    if (!fileName.startsWith('.')) {
      found.add(fileName)
      continue
    }
    const source = path.resolve(path.dirname(file), fileName.replace(/\.js$/, '.ts'))
    const real = ts.sys.fileExists(source) ? source : `${source}x`
    for (const name of packagesOf(real, seen)) found.add(name)
  }
  return found
}

it('brings nothing but React and the encoder to the website', () => {
  const packages = packagesOf(path.resolve(import.meta.dirname, 'react.ts'))
  expect([...packages].sort()).toEqual(['qrcode', 'react', 'react/jsx-runtime'])
})
