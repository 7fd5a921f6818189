import { readFileSync } from 'node:fs'

export type SystemUser = { gid: number; uid: number }

/** Named users worth running a database as, best first. */
const names = ['postgres', 'nobody']

/**
 * PostgreSQL refuses to run as root. As root this names an existing user to run it as (`initdb`
 * wants one with a passwd entry), so that no user has to be created. `null`: not root, stay as is.
 */
export const unprivilegedUser = (
  passwd = (): string => readFileSync('/etc/passwd', 'utf8'),
  env: Record<string, string | undefined> = process.env,
  uid = process.getuid?.(),
): null | SystemUser => {
  if (uid !== 0) return null
  const users = passwd()
    .split('\n')
    .map((line) => line.split(':'))
    .map(([name, , id, group]) => ({ gid: Number(group), name: name ?? '', uid: Number(id) }))
    .filter((user) => Number.isInteger(user.uid) && user.uid > 0 && Number.isInteger(user.gid))

  const invoker = Number(env.SUDO_UID)
  const user =
    users.find((each) => each.uid === invoker) ??
    names.flatMap((name) => users.filter((each) => each.name === name))[0] ??
    users.find((each) => each.uid >= 1000) ??
    users[0]
  if (!user) {
    throw new Error(
      'PostgreSQL cannot run as root and /etc/passwd has no other user. ' +
        'Run as another user, or set DATABASE_URI.',
    )
  }
  return { gid: user.gid, uid: user.uid }
}
