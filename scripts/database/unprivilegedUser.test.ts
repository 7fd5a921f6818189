import { describe, expect, it } from 'vitest'

import { unprivilegedUser } from './unprivilegedUser.js'

const passwd =
  (...users: string[]) =>
  () =>
    ['root:x:0:0:root:/root:/bin/sh', ...users].join('\n')
const nobody = 'nobody:x:65534:65534::/:/bin/false'
const node = 'node:x:1000:1000::/home/node:/bin/sh'
const postgres = 'postgres:x:70:71::/:/bin/sh'

describe('unprivilegedUser', () => {
  it('changes nothing unless root', () => {
    expect(unprivilegedUser(passwd(nobody), {}, 501)).toBeNull()
  })

  it('prefers who called sudo, then postgres, then nobody', () => {
    const all = passwd(nobody, node, postgres)
    expect(unprivilegedUser(all, { SUDO_UID: '1000' }, 0)).toEqual({ gid: 1000, uid: 1000 })
    expect(unprivilegedUser(all, {}, 0)).toEqual({ gid: 71, uid: 70 })
    expect(unprivilegedUser(passwd(node, nobody), {}, 0)).toEqual({ gid: 65534, uid: 65534 })
    expect(unprivilegedUser(passwd(node), { SUDO_UID: '4' }, 0)).toEqual({ gid: 1000, uid: 1000 })
  })

  it('says what to do when there is only root', () => {
    expect(() => unprivilegedUser(passwd(), {}, 0)).toThrow('set DATABASE_URI')
  })
})
