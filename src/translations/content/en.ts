/** What is wrong with the content of a static code. */
export const contentProblems = {
  contentBroken: 'This text holds half a character, as of an emoji that was cut. Type it again.',
  contentCountryCode:
    'WhatsApp needs the number with its country code. Write it with + in front, for example +49 30 123456.',
  contentDegrees: 'Got {{value}}; takes degrees from -{{most}} to {{most}}.',
  contentEmail: '"{{value}}" is not an e-mail address. Write it like name@example.com.',
  contentEnd: 'The end lies before the start. Choose an end after {{start}} UTC.',
  contentLong:
    'The content is {{bytes}} bytes long, and a symbol holds {{most}} at the most. Shorten it by {{over}}.',
  contentMissing: 'Fill this in: without it the symbol has nothing to say.',
  contentNameMissing: 'Fill in a first name, a last name or an organisation.',
  contentNetworkLong:
    'This name is {{bytes}} bytes long, and that of a network has {{most}} at the most. Write it as the router does.',
  contentNoDigits: '"{{value}}" has no digits. Write a phone number, for example +49 30 123456.',
  contentPasswordMissing: 'Fill in the password, or choose "No password" if the network has none.',
  contentPasswordOpen: 'A network without a password has none: empty this field, or choose WPA.',
  contentPasswordWEP:
    'A WEP key has 5, 13 or 16 characters, or 10, 26 or 32 digits 0-9 A-F; this one has {{count}}. Write it as the router does.',
  contentPasswordWPA:
    'A WPA password has 8 to 63 characters, or is a key of 64 digits 0-9 A-F; this one has {{count}}. Write it as the router does.',
  contentPhoneCharacter:
    '"{{value}}" holds {{character}}. A number takes digits, + in front, * and #, and blanks, dots, hyphens, slashes and brackets between them.',
  contentPhoneLong:
    'This number has {{digits}} digits, and no number has more than 15. Write one number.',
  contentScheme: 'A symbol may not lead to "{{scheme}}:". Write an address with https:// in front.',
  contentTime: '"{{value}}" is not a time. Write it like 2027-01-31T19:30:00Z.',
  contentURL:
    '"{{value}}" is not a whole address. Write it with its beginning and without blanks, for example https://example.com/menu.',
}

/** Texts of static codes. */
export const contentEN = {
  ...contentProblems,
  content: 'Content',
  contentAddress: 'Address',
  contentChangedWarning:
    'The symbol of this code was downloaded. Where it is in print already, it keeps the old content: save only if nothing is printed, or print it again.',
  contentContact: 'Contact (vCard)',
  contentEmailAddress: 'E-mail address',
  contentEmailMessage: 'E-mail',
  contentEndsAt: 'Ends at',
  contentEvent: 'Calendar event',
  contentFirstName: 'First name',
  contentHidden: 'The network is hidden',
  contentJobTitle: 'Job title',
  contentLastName: 'Last name',
  contentLatitude: 'Latitude',
  contentLongitude: 'Longitude',
  contentNetwork: 'Name of the network (SSID)',
  contentOrganization: 'Organisation',
  contentPassword: 'Password',
  contentPasswordHint: 'Everybody who scans the symbol can read it.',
  contentPhone: 'Phone number',
  contentPhoneCall: 'Phone call',
  contentPhoneHint: 'With the country code, for example +49 30 123456.',
  contentPlace: 'Place on the map',
  contentSecurity: 'Security',
  contentSMS: 'Text message (SMS)',
  contentStartsAt: 'Starts at',
  contentSubject: 'Subject',
  contentText: 'Text',
  contentType: 'Kind of content',
  contentTypeText: 'Text',
  contentTypeURL: 'Web address',
  contentURLField: 'Web address',
  contentWhatsApp: 'WhatsApp message',
  contentWifi: 'Wi-Fi',
  kind: 'What the symbol carries',
  kindDynamic: 'A short URL (dynamic)',
  kindFixed:
    'This code was scanned already, so its short URL is in print, and it has to stay dynamic. Make a new code for static content.',
  kindStatic: 'The content itself (static)',
  openNetwork: 'No password',
  staticCode: 'Static',
  staticHint:
    'A static code never touches this server: it cannot be changed once it is printed, cannot be paused, and is not counted.',
  staticNotCounted: 'Static codes are read by phones alone, so there are no scans to count.',
  symbolFewer:
    'This address needs a symbol of {{size}} × {{size}} modules; {{fewer}} characters fewer in domain or path would give {{smaller}} × {{smaller}}.',
  symbolFewerOne:
    'This address needs a symbol of {{size}} × {{size}} modules; one character fewer in domain or path would give {{smaller}} × {{smaller}}.',
}
