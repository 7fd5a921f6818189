import { run } from './run.js'

/** What Payload's commands print when they worked: its log, or a line of its own. */
const SAID = /INFO|import map|Migrat|written|Done/

/**
 * A command of Payload's, again while it said nothing: its command line can end with code 0 before
 * it began (README, troubleshooting). Source: https://github.com/payloadcms/payload/issues/16381
 */
export const runPayload: typeof run = async (command, args, options) => {
  for (let tries = 0; tries < 8; tries++) {
    const output = await run(command, args, options)
    if (SAID.test(output)) return output
  }
  throw new Error(`${command} ${args.join(' ')} said nothing eight times`)
}
