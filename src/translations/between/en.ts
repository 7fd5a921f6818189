/** The page between a code and where it leads. */
export const betweenEN = {
  between: 'Page in between',
  betweenButton: 'Words on the button',
  betweenCard: 'Contact card, to be saved',
  betweenChoice: 'Choice between destinations',
  betweenChoices: 'Destinations to choose from',
  betweenEmail: 'E-mail',
  betweenFew: 'Add at least {{least}}, each with its words and its address.',
  betweenHint:
    'Shown before people are sent on. Empty texts are filled in in the language of the reader.',
  betweenKind: 'What people see first',
  betweenLabel: 'Words',
  betweenLinks: 'List of links',
  betweenName: 'Name',
  betweenNameMissing:
    'Fill in a name or an organisation: that is what phones save the contact under.',
  betweenNone: 'Nothing: they are sent on at once',
  betweenOrganization: 'Organisation',
  betweenPassword: 'Password',
  betweenPasswordHint:
    'Nobody can read it again, here or over the API. A new one shuts out everybody who knew the old one.',
  betweenPasswordLong: 'The password may have {{most}} characters at the most. Shorten it.',
  betweenPasswordMissing:
    'Set a password of at least {{least}} characters: without one nobody gets in.',
  betweenPasswordSet: 'A password is set. Type another one to change it.',
  betweenPasswordShort: 'The password needs at least {{least}} characters: add {{missing}} more.',
  betweenPasswordShow: 'Show the password',
  betweenPhone: 'Phone',
  betweenPreview: 'Where the code leads, to be checked first',
  betweenQuestion: 'Question to agree to (consent, age)',
  betweenQuestionMissing: 'Write what people agree to, as a title or a text.',
  betweenShown: 'See the page',
  betweenText: 'Text',
  betweenTitle: 'Title',
  betweenWebsite: 'Website',
  warnBetweenMaps:
    'Redirect maps leave this code out: other servers have no page in between. Away from this server, it leads nowhere.',
  asksFirst: 'Asks first: {{kind}}',
}
