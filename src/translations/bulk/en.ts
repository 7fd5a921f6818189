/** Texts of many codes at once. */
export const bulkEN = {
  batch: 'Created together',
  bulkApply: 'Change {{count}} codes',
  bulkBetweenKey: 'A page in between has no "{{key}}". It has: {{keys}}.',
  bulkBetweenKind:
    '"{{kind}}" is no page in between. Write one of {{kinds}}, or JSON with that as "kind".',
  bulkCount: '"{{written}}" is no number of codes. Write a whole number from 1 to {{most}}.',
  bulkCountOwn:
    '{{count}} codes cannot share one cell "{{column}}". Leave it empty, or write a line for each code.',
  bulkImportable: 'Table to import again (CSV)',
  bulkJSON:
    '"{{column}}" breaks off at character {{at}}: it is JSON, with double quotes around names and texts. In a CSV each of them is written twice.',
  bulkKey: '"{{column}}" knows no "{{key}}", only: {{keys}}.',
  bulkOff:
    'The column "{{column}}" needs the option "{{option}}", which is off here. Remove the column, or have it switched on.',
  bulkPasswordKind:
    'A password is for a page that asks for one, not for "{{kind}}". Write "password" there, or leave this empty.',
  bulkProductTwice:
    'The product {{key}} stands in line {{line}} already. A product belongs to one code.',
  bulkYesNo: '"{{written}}" is neither yes nor no. Write "yes", or leave "{{column}}" empty.',
  bulkBroken:
    'The connection broke off before the answer was there. Try again: nothing is created twice.',
  bulkCampaign:
    'There is no campaign "{{campaign}}". Write its slug or its title, or make it first.',
  bulkCampaigns:
    'Several campaigns are called "{{campaign}}". Write which one you mean: {{names}}.',
  bulkCancel: 'Close',
  bulkChange: 'Change …',
  bulkChanged: '{{count}} codes changed.',
  bulkCheck: 'Check',
  bulkCheckAgain: 'Check again',
  bulkCodesPattern: 'Codes (empty: generated)',
  bulkCodeTwice:
    'The code "{{code}}" stands in line {{line}} already. Upper and lower case are the same.',
  bulkColumnMeant:
    'The column "{{column}}" is not known. Did you mean "{{meant}}"? Rename or remove it.',
  bulkColumns:
    'Columns: {{columns}}. Only the title is needed where a destination for all stands below.',
  bulkColumnTwice: 'The column "{{column}}" is there twice. Remove one.',
  bulkColumnUnknown:
    'The column "{{column}}" is not known. Remove it, or name it one of: {{columns}}.',
  bulkCreate: 'Create many',
  bulkCSV: 'Codes and URLs (CSV)',
  bulkDate: '"{{written}}" is no date that is sure. Write 2026-12-24 or 2026-12-24 18:00.',
  bulkDesign: 'Design',
  bulkDestinationAll: 'Destination, where none is given',
  bulkEmpty:
    'There are no codes in it: a first line names the columns, each further line is a code.',
  bulkExport:
    'Read as an export of {{product}}. Left out, because a code has nothing like it: {{columns}}.',
  bulkFailed: '{{count}} could not be changed:',
  bulkFile: 'CSV file',
  bulkFine: '{{count}} codes can be created. Nothing has been written yet.',
  bulkForAll: 'For all of them',
  bulkFromCSV: 'From a CSV',
  bulkFromPattern: 'From a pattern',
  bulkGenerated: 'generated',
  bulkKept: '{{count}} were kept:',
  bulkKeptChanged: 'Changed since.',
  bulkKeptScanned: 'Scanned already, so it is in print.',
  bulkLeave: 'Leave as it is',
  bulkLine: 'Line',
  bulkMade: '{{count}} codes created.',
  bulkMadeAlready: '{{count}} codes had been created already.',
  bulkMake: 'Create {{count}} codes',
  bulkMakes: 'Makes {{count}} codes: {{first}} … {{last}}',
  bulkMoreLines: 'and {{count}} more lines',
  bulkNoCampaign: 'No campaign',
  bulkNoHeads:
    'The first line names no column that is known. Write one above the codes, for example: {{columns}}.',
  bulkNoRange: 'Write at least one range, for example: Table 1..120, or Row A..M seat 1..40.',
  bulkNoText: 'This file is no text in a known encoding. Save it as "CSV UTF-8".',
  bulkPaste: 'or paste lines, the first with the names of the columns',
  bulkPause: 'Pause',
  bulkProblem: 'Problem',
  bulkProblems: 'Problems: {{count}}. Nothing was created. Mend them and check again.',
  bulkQuoteInside:
    'A quote stands in the middle of a cell. Put the whole cell in quotes and write the quote twice.',
  bulkQuoteOpen: 'A quote is opened and never closed. Close it at the end of its cell.',
  bulkRangeBackwards: 'The range {{range}} runs backwards. Write the smaller end first.',
  bulkRangeCount:
    'This stands for {{count}}, the titles for {{wanted}}. Give it ranges of as many.',
  bulkRangeMixed:
    'The range {{range}} goes from one kind to another. Both ends are numbers, capitals or small letters.',
  bulkResume: 'Resume',
  bulkSelected: '{{count}} selected',
  bulkSheet: 'Sheet (PDF)',
  bulkSheetMissing: 'Not on these pages: {{count}} codes that cannot be drawn',
  bulkShow: 'Show them in the list',
  bulkTitles: 'Titles',
  bulkTooMany: '{{count}} codes or lines are too many for one go: at most {{most}}. Split them.',
  bulkTrash: 'Move to trash',
  bulkTrashSure:
    'Move {{count}} codes to the trash? Who scans them then no longer gets to their destination.',
  bulkUndo: 'Undo',
  bulkUndone: '{{count}} codes deleted.',
  bulkUnreadable: 'The CSV cannot be read ({{reason}}). Save it again as "CSV UTF-8".',
  bulkWidth:
    'This line has {{count}} cells, the first line names {{columns}} columns. A text with a separator in it stands in quotes.',
  bulkWindows:
    'The file is not UTF-8 and was read as Windows-1252. Look at accents and umlauts below; if they are wrong, save it as "CSV UTF-8".',
  bulkWorkbook:
    'This is a spreadsheet workbook, not a CSV. Save it there as "CSV UTF-8" and choose that file.',
  bulkWorking: '{{done}} of {{of}}',
  bulkZIP: 'Symbols (ZIP)',
  copyNumbered: '{{title}} (copy {{number}})',
  duplicateCode: 'Duplicate {{title}}',
  duplicatedNow: '{{title}} created.',
}
