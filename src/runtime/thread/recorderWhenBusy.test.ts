import { expect, it, vi } from 'vitest'

import { recorderWhenBusy } from './recorderWhenBusy.js'

const threadOf = () => {
  let isOpen = true
  return {
    close: vi.fn(async () => void (isOpen = false)),
    isOpen: () => isOpen,
    write: vi.fn(async (drafts: readonly unknown[]) => drafts.length),
  }
}

it('starts its thread once, with the first second of many scans', async () => {
  const thread = threadOf()
  const start = vi.fn(async () => thread)
  let now = 0
  const recorder = recorderWhenBusy(start, () => now)
  for (; now < 60_000; now += 1000) recorder.onWritten(99)
  expect(start).not.toHaveBeenCalled()
  expect(recorder.isOpen()).toBe(false)
  recorder.onWritten(60)
  recorder.onWritten(60)
  recorder.onWritten(500)
  expect(start).toHaveBeenCalledTimes(1)
  await vi.waitFor(() => expect(recorder.isOpen()).toBe(true))
  expect(await recorder.write([{}, {}] as never)).toBe(2)
  await recorder.close()
  expect(recorder.isOpen()).toBe(false)
})

it('stays closed where no thread starts, and asks for none again', async () => {
  const start = vi.fn(async () => null)
  const recorder = recorderWhenBusy(start)
  recorder.onWritten(1000)
  recorder.onWritten(1000)
  await recorder.close()
  expect(recorder.isOpen()).toBe(false)
  expect(start).toHaveBeenCalledTimes(1)
})

it('ends a thread that becomes ready while it is closed, and starts none afterwards', async () => {
  const thread = threadOf()
  let ready = (_: typeof thread) => {}
  const start = vi.fn(() => new Promise<typeof thread>((resolve) => (ready = resolve)))
  const recorder = recorderWhenBusy(start)
  recorder.onWritten(1000)
  const closed = recorder.close()
  ready(thread)
  await closed
  expect(thread.close).toHaveBeenCalledTimes(1)
  expect(recorder.isOpen()).toBe(false)
  recorder.onWritten(1000)
  expect(start).toHaveBeenCalledTimes(1)
})
