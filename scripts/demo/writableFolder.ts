import { accessSync, constants, mkdirSync } from 'node:fs'

import { DemoError } from './DemoError.js'

/**
 * Makes a folder unless it is there. Throws one line when it cannot be written to.
 *
 * @param use - what it is for, as the beginning of that line: "The demo keeps its data in"
 */
export const writableFolder = (folder: string, use: string): string => {
  try {
    mkdirSync(folder, { recursive: true })
    accessSync(folder, constants.W_OK | constants.X_OK)
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    throw new DemoError(`${use} ${folder}, which cannot be written to (${code}).`)
  }
  return folder
}
