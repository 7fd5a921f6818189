import { writeFileSync } from 'node:fs'

import { createMatrix } from '../../src/symbol/createMatrix.js'

const [WIDTH, HEIGHT, MODULE, FRAMES] = [640, 480, 8, 4]

/** What Chromium is to take for its camera. */
export const cameraOf = (path: string): string[] => [
  '--use-fake-device-for-media-stream',
  '--use-fake-ui-for-media-stream',
  `--use-file-for-fake-video-capture=${path}`,
]

/** A film of a symbol that is held before the camera, as YUV4MPEG2. */
export function writeCameraFile(path: string, content: string): void {
  const { get, size } = createMatrix(content)
  const luma = Buffer.alloc(WIDTH * HEIGHT, 235)
  const left = Math.floor((WIDTH - size * MODULE) / 2)
  const top = Math.floor((HEIGHT - size * MODULE) / 2)
  for (let y = 0; y < size * MODULE; y++) {
    for (let x = 0; x < size * MODULE; x++) {
      const isDark = get(Math.floor(x / MODULE), Math.floor(y / MODULE))
      if (isDark) luma[(top + y) * WIDTH + left + x] = 16
    }
  }
  const frame = Buffer.concat([
    Buffer.from('FRAME\n'),
    luma,
    Buffer.alloc((WIDTH * HEIGHT) / 2, 128),
  ])
  const head = Buffer.from(`YUV4MPEG2 W${WIDTH} H${HEIGHT} F10:1 Ip A1:1 C420jpeg\n`)
  writeFileSync(path, Buffer.concat([head, ...Array.from({ length: FRAMES }, () => frame)]))
}
