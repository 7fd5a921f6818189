/** Texts of what people do together: quotas, history, campaigns, tags. */
export const teamEN = {
  history: 'History',
  historyByKey: 'by API key',
  historyByUndo: 'undid a change',
  historyChangedSince:
    'This was changed again since, so it cannot be undone. Undo the later change first, or set the value yourself.',
  historyCreated: 'created',
  historyDeletedUser: 'A deleted user',
  historyFailed: 'The history could not be read. Try again later.',
  historyHidden: '(deleted, or not visible to you)',
  historyInBulk: 'together with other codes',
  historyLoading: 'Loading …',
  historyMayNot: 'You may not change this back. Ask somebody who may.',
  historyNewer: 'Newer',
  historyNobody: 'Automatically',
  historyOlder: 'Older',
  historySomebody: 'Another user',
  historyTrash: 'In the trash',
  historyUndo: 'Undo',
  historyUndone: 'The change was undone.',
  quotaFull:
    '{{there}} of {{limit}} codes: no more can be made. Delete some that nobody needs (the trash does not count), or ask for more.',
  quotaReached:
    'There are {{there}} codes already, and {{limit}} are allowed. Delete some that nobody needs (the trash does not count), or ask for more.',
  quotaTooMany:
    'These are {{wanted}} codes, and there is room for {{left}}: {{there}} of {{limit}} are there. Take lines out, delete codes that nobody needs (the trash does not count), or ask for more.',
  quotaUsed: '{{there}} of {{limit}} codes',
}
