import { execFile } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)

export type Chromium = { env: Record<string, string>; path: string }

/** Libraries and fonts that came with the browser, for a machine that has none. */
const environment = async (program: string, folder: string): Promise<Record<string, string>> => {
  const fonts = { FONTCONFIG_FILE: path.join(folder, 'fonts.conf') }
  try {
    await run(program, ['--version'])
    return fonts
  } catch (error) {
    const { stderr = '' } = error as { stderr?: string }
    if (!stderr.includes('shared libraries')) throw error
    return { ...fonts, LD_LIBRARY_PATH: path.join(folder, 'al2023', 'lib') }
  }
}

/**
 * A Chromium to test with: CHROMIUM_PATH, else the one in `@sparticuz/chromium`, unpacked once into
 * node_modules/.cache.
 */
export const chromiumPath = async (): Promise<Chromium> => {
  const given = process.env.CHROMIUM_PATH
  if (given) {
    if (!existsSync(given)) throw new Error(`CHROMIUM_PATH: there is no ${given}.`)
    return { env: {}, path: given }
  }
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error(
      'The browser from npm is for Linux x64. Set CHROMIUM_PATH to a Chrome or Chromium program.',
    )
  }
  const root = path.join(import.meta.dirname, '..')
  const entry = createRequire(import.meta.url).resolve('@sparticuz/chromium')
  const manifest = readFileSync(path.join(path.dirname(entry), '..', '..', 'package.json'), 'utf8')
  const { version } = JSON.parse(manifest) as { version: string }
  const folder = path.join(root, 'node_modules', '.cache', `chromium-${version}`)
  if (!existsSync(folder)) await unpack(entry, folder)
  const program = path.join(folder, 'chromium')
  return { env: await environment(program, folder), path: program }
}

/** The package's own names /tmp. The machine's fonts, where there are any, stay in use. */
const fontsConf = (folder: string): string => `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <include ignore_missing="yes">/etc/fonts/fonts.conf</include>
  <dir>${path.join(folder, 'fonts')}</dir>
  <cachedir>${path.join(folder, 'fonts-cache')}</cachedir>
</fontconfig>
`

/** The package unpacks into the temporary folder of its process, so it gets a process of its own. */
const unpack = async (entry: string, folder: string): Promise<void> => {
  const partial = `${folder}.${process.pid}`
  mkdirSync(partial, { recursive: true })
  try {
    await run(process.execPath, ['-e', 'require(process.argv[1]).executablePath()', entry], {
      // this variable makes it unpack its shared libraries as well
      env: { ...process.env, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs20.x', TMPDIR: partial },
    })
    writeFileSync(path.join(partial, 'fonts.conf'), fontsConf(folder))
    // complete or not there: another process may have been quicker
    if (!existsSync(folder)) renameSync(partial, folder)
  } finally {
    rmSync(partial, { force: true, recursive: true })
  }
}
