import type { checkInEN } from './en.js'

export const checkInDE: typeof checkInEN = {
  checkIn: 'Einlass',
  checkInAdmitted: 'Eintreten',
  checkInByHand: 'Code, von Hand',
  checkInCamera: 'Kamera',
  checkInFailed: 'Der Server hat das nicht angenommen. Melden Sie sich neu an.',
  checkInForeign: 'Kein Ticket von uns',
  checkInLetIn: 'Einlassen',
  checkInNoCamera:
    'Die Kamera ist nicht verfügbar. Erlauben Sie sie im Browser (nur über https), oder tippen Sie den Code ein.',
  checkInNotAllowed: 'Sie dürfen niemanden einlassen',
  checkInNotAllowedHint: 'Wer es darf, sagt die Option access.checkIn.',
  checkInNoted: 'Vorgemerkt, ohne Netz',
  checkInOff: 'Zurzeit nicht gültig',
  checkInReady: 'Bereit',
  checkInStart: 'Kamera starten',
  checkInStop: 'Kamera anhalten',
  checkInUnsigned: 'Kein Ticket',
  checkInUsed: 'Schon benutzt',
  checkInWaiting: 'Vorgemerkt und noch nicht geprüft: {{number}}',
}
