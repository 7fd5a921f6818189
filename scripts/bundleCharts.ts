import { build, type Plugin } from 'esbuild'
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'

const FILE = 'src/components/analytics/SeriesChart/recharts.js'
/** Its outlines are in the package, see `scripts/buildGlyphs.ts`. */
const FONT = 'node_modules/@fontsource/fira-sans'

/**
 * Replaces the compiled re-export of recharts with what it exports, React left out, and writes the
 * licences of what went in, and of the font, beside it.
 */
export async function bundleCharts(root: string): Promise<void> {
  const dist = path.join(root, 'dist')
  const outfile = path.join(dist, FILE)
  const { metafile } = await build({
    absWorkingDir: root,
    allowOverwrite: true,
    bundle: true,
    entryPoints: [outfile],
    external: ['react', 'react-dom', 'react/jsx-runtime'],
    format: 'esm',
    legalComments: 'none',
    metafile: true,
    minify: true,
    outfile,
    platform: 'browser',
    plugins: [importReact],
    target: 'es2022',
  })
  // its types are those of a package that hosts do not have, and nothing of ours shows them
  rmSync(outfile.replace(/\.js$/, '.d.ts'), { force: true })
  const folders = Object.keys(metafile.inputs).flatMap(
    (file) => /^node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file)?.[0] ?? [],
  )
  const licences = [...new Set([...folders, FONT])].sort().map((folder) => licenceOf(root, folder))
  writeFileSync(path.join(dist, 'THIRD-PARTY-LICENSES.txt'), licences.join('\n\n'))
}

/** A `require('react')` would be left as it is, and no browser has one. */
const importReact: Plugin = {
  name: 'import-react',
  setup({ onLoad, onResolve }) {
    onResolve({ filter: /^react(-dom)?$/ }, ({ kind, path: name }) =>
      kind === 'require-call' ? { namespace: 'imported', path: name } : undefined,
    )
    onLoad({ filter: /.*/, namespace: 'imported' }, ({ path: name }) => ({
      contents: `export * from '${name}'`,
      resolveDir: '/',
    }))
  },
}

function licenceOf(root: string, folder: string): string {
  const at = path.join(root, folder)
  const { license, name, version } = JSON.parse(
    readFileSync(path.join(at, 'package.json'), 'utf8'),
  ) as { license?: string; name: string; version: string }
  const file = existsSync(at) && readdirSync(at).find((one) => /^licen[cs]e/i.test(one))
  const text = file ? readFileSync(path.join(at, file), 'utf8').trim() : ''
  return `${name} ${version} (${license ?? 'see text'})\n\n${text}`
}
