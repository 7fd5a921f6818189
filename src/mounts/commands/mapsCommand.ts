import { parseArgs } from 'node:util'

import { MAP_FORMAT_NAMES } from '../../integrations/maps/mapFormats.js'
import { formatsOf } from '../../options/maps.js'
import { optionsOf } from '../../options/optionsOf.js'
import { putMaps, redirectMaps } from '../../runtime/redirectMaps.js'
import { asScript, type Command } from './runCommand.js'
import { withStore } from './withStore.js'

const name = 'qr:maps'

const OPTIONS = { format: { type: 'string' }, out: { type: 'string' } } as const

/** Writes what every code answers just now as redirects for other servers. */
export const mapsCommand: Command = {
  name,
  run: async (config, argv) => {
    const { values } = parseArgs({ allowPositionals: true, args: [...argv], options: OPTIONS })
    const options = optionsOf({ config })
    const written = values.format?.split(',').map((format) => format.trim())
    const formats = formatsOf('--format', written ?? (options.maps ? [...options.maps.formats] : undefined)) // prettier-ignore
    const to = values.out ?? (options.maps ? options.maps.to : null)
    if (to === null) throw new Error('where to? say --out <folder>, or set options.maps')
    await withStore(config, async (store, payload) => {
      const { asking, counting, files, redirects, without } = await redirectMaps(
        { options, payload, store },
        formats,
      )
      await putMaps(to, files)
      const left = asking > 0 ? `, ${asking} left out as they ask people first` : ''
      const counted = counting > 0 ? `, ${counting} as they count visitors` : ''
      process.stderr.write(`${name}: ${redirects.length} codes written, ${without} lead nowhere just now${left}${counted}\n`) // prettier-ignore
    })
  },
  usage: `payload-qr maps --out <folder> [--format <name>,…], or payload qr:maps

  Writes what every code answers just now as redirects that another server can give without this one:
  printed codes go on where the CMS is away for long, or for good.

  --format  ${MAP_FORMAT_NAMES.join(', ')}. Default: those of options.maps, else all
  --out     the folder. Default: where options.maps says`,
}

/** `payload qr:maps`. */
export const script = asScript(mapsCommand)
