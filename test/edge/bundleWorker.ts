import { build } from 'esbuild'
import { fileURLToPath } from 'node:url'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))

/** A worker as wrangler bundles it, with the package from its source. */
export async function bundleWorker(entry: string) {
  const { metafile, outputFiles } = await build({
    absWorkingDir: ROOT,
    alias: { 'payload-plugin-qr/edge': `${ROOT}plugin/edge.ts` },
    bundle: true,
    conditions: ['workerd', 'worker', 'browser'],
    entryPoints: [entry],
    format: 'esm',
    logLevel: 'silent',
    metafile: true,
    minify: true,
    platform: 'browser',
    target: 'es2022',
    write: false,
  })
  return { metafile, text: outputFiles[0]!.text }
}
