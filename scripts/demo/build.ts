import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'

import { isPackageBuilt, packageSources } from '../builtPackage.js'
import { say } from './progress.js'
import { runProgram } from './runProgram.js'
import { sourceHash } from './sourceHash.js'
import { writableFolder } from './writableFolder.js'

const appSources = [...packageSources, 'next.config.mjs', 'payload.config.ts', 'app']

export const nextProgram = (): string =>
  createRequire(import.meta.url).resolve('next/dist/bin/next')

const isBuilt = (stamp: string, proof: string, hash: string): boolean =>
  existsSync(proof) && existsSync(stamp) && readFileSync(stamp, 'utf8') === hash

/** Builds the package into dist/, unless it is built from these very sources. */
export const buildPackage = async (root: string, folder: string): Promise<void> => {
  if (isPackageBuilt(root)) return say('Package is built')
  for (const target of [root, path.join(root, 'dist')]) {
    writableFolder(target, 'The package is built in')
  }
  say('Building the package …')
  const done = await runProgram({
    args: ['--import', 'tsx', 'scripts/build.ts'],
    cwd: root,
    log: path.join(folder, 'package.log'),
    what: 'Building the package',
  })
  if (done) say('Package is built')
}

/** Builds the app into .next/, or another folder that its config names, unless it is built from these very sources. */
export const buildApp = async (
  root: string,
  folder: string,
  env: Record<string, string>,
  dist = '.next',
): Promise<void> => {
  // inside it, so that whoever clears or replaces that clears this
  const stamp = path.join(root, dist, 'source.hash')
  const hash = sourceHash(root, appSources)
  if (isBuilt(stamp, path.join(root, dist, 'BUILD_ID'), hash)) return say('App is built')
  for (const target of [root, path.join(root, dist)]) {
    writableFolder(target, 'The app is built in')
  }
  say('Building the app, which takes a minute the first time …')
  const done = await runProgram({
    args: [nextProgram(), 'build'],
    cwd: root,
    env: {
      ...env,
      NEXT_IGNORE_INCORRECT_LOCKFILE: '1',
      NEXT_TELEMETRY_DISABLED: '1',
      NODE_ENV: 'production',
    },
    log: path.join(folder, 'build.log'),
    what: 'Building the app',
  })
  if (!done) return
  writeFileSync(stamp, hash)
  say('App is built')
}
