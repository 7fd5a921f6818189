import { expect, it } from 'vitest'

import { redirectorArgs } from './redirectorCommand.js'

const read = (line: string, env = {}) =>
  redirectorArgs(['qr:redirector', ...line.split(' ').filter(Boolean)], env)

it('has defaults, and PORT counts where --port is not given', () => {
  expect(read('')).toEqual({ host: undefined, path: undefined, port: 8080, workers: 1 })
  expect(read('', { PORT: '9000' }).port).toBe(9000)
  expect(read('--port 9001 --workers=4 --path / --host ::1', { PORT: '9000' })).toEqual({
    host: '::1',
    path: '/',
    port: 9001,
    workers: 4,
  })
})

it.each([
  ['--port http', '--port'],
  ['--port 70000', '--port'],
  ['--workers 0', '--workers'],
  ['--workers 1.5', '--workers'],
  ['--worker 2', '--worker'],
  ['--path q', '--path'],
])('refuses %s and names it', (line, name) => {
  expect(() => read(line)).toThrow(name)
})

it('names PORT when that is what is wrong', () => {
  expect(() => read('', { PORT: 'pipe' })).toThrow('PORT')
})
