import path from 'node:path'

/**
 * What makes the demo's programs take `payload-plugin-qr` from its sources, where its config, Next and
 * tsx else find what is built: the paths of a tsconfig. Not the package's `exports`, as npm publishes
 * them the way they are written.
 */
export const fromSource = (root: string) => ({
  // Next reads its config as any module.
  NODE_OPTIONS: `${process.env.NODE_OPTIONS ?? ''} --import tsx`.trim(),
  QR_DEMO_TSCONFIG: 'app/tsconfig.source.json',
  TSX_TSCONFIG_PATH: path.join(root, 'app/tsconfig.source.json'),
})
