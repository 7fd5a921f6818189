import { EventEmitter } from 'node:events'
import { expect, it, vi } from 'vitest'

import { defer } from '../kit/defer.js'
import { installShutdown } from './installShutdown.js'

function fakeProcess() {
  const target = Object.assign(new EventEmitter(), { kill: vi.fn(() => true), pid: 4711 })
  return target as EventEmitter & { kill: typeof target.kill } & NodeJS.Process
}
const turn = () => new Promise((resolve) => setImmediate(resolve))

it('drains, then lets the signal do what it would have done', async () => {
  const target = fakeProcess()
  const drained = defer()
  const drain = vi.fn(() => drained.promise)
  installShutdown({ drain, process: target })
  target.emit('SIGTERM', 'SIGTERM')
  await turn()
  expect(drain).toHaveBeenCalledOnce()
  expect(target.kill).not.toHaveBeenCalled()
  drained.resolve()
  await turn()
  expect(target.kill).toHaveBeenCalledExactlyOnceWith(4711, 'SIGTERM')
  expect(target.listenerCount('SIGTERM')).toBe(0)
})

it('leaves when to exit to a host that handles the signal, and saves the rest when it does', async () => {
  const target = fakeProcess()
  const atExit = vi.fn()
  target.on('SIGTERM', () => {})
  installShutdown({ atExit, drain: async () => {}, process: target })
  target.emit('SIGTERM', 'SIGTERM')
  await turn()
  expect(target.kill).not.toHaveBeenCalled()
  target.emit('exit', 0)
  expect(atExit).toHaveBeenCalledOnce()
})

it('does not wait at the second signal, nor for a drain that fails', async () => {
  const atExit = vi.fn()
  const first = fakeProcess()
  installShutdown({ atExit, drain: () => new Promise(() => {}), process: first })
  first.emit('SIGINT', 'SIGINT')
  first.emit('SIGINT', 'SIGINT')
  expect(atExit).toHaveBeenCalledOnce()
  expect(first.kill).toHaveBeenCalledOnce()

  const second = fakeProcess()
  installShutdown({ drain: () => Promise.reject(new Error('no')), process: second })
  second.emit('SIGINT', 'SIGINT')
  await turn()
  expect(second.kill).toHaveBeenCalledOnce()
})

it('drains once when the process runs out of work, and can be taken off', () => {
  const target = fakeProcess()
  const drain = vi.fn(async () => {})
  const uninstall = installShutdown({ drain, process: target })
  target.emit('beforeExit', 0)
  target.emit('beforeExit', 0)
  expect(drain).toHaveBeenCalledOnce()
  uninstall()
  expect(target.eventNames()).toEqual([])
})
