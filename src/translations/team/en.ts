/** Texts of what people do together: quotas, history, campaigns, tags. */
export const teamEN = {
  quotaFull:
    '{{there}} of {{limit}} codes: no more can be made. Delete some that nobody needs (the trash does not count), or ask for more.',
  quotaReached:
    'There are {{there}} codes already, and {{limit}} are allowed. Delete some that nobody needs (the trash does not count), or ask for more.',
  quotaTooMany:
    'These are {{wanted}} codes, and there is room for {{left}}: {{there}} of {{limit}} are there. Take lines out, delete codes that nobody needs (the trash does not count), or ask for more.',
  quotaUsed: '{{there}} of {{limit}} codes',
}
