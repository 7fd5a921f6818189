/** The page for the door. */
export const checkInEN = {
  checkIn: 'Check-in',
  checkInAdmitted: 'Come in',
  checkInByHand: 'Code, by hand',
  checkInCamera: 'Camera',
  checkInFailed: 'The server did not take this. Sign in again.',
  checkInForeign: 'Not a ticket of ours',
  checkInLetIn: 'Let in',
  checkInNoCamera:
    'The camera cannot be used. Allow it in the browser, which needs https, or type the code.',
  checkInNotAllowed: 'You may not check anybody in',
  checkInNotAllowedHint: 'Who may is said by the option access.checkIn.',
  checkInNoted: 'Noted, without a network',
  checkInOff: 'Not valid now',
  checkInReady: 'Ready',
  checkInStart: 'Start the camera',
  checkInStop: 'Stop the camera',
  checkInUnsigned: 'Not a ticket',
  checkInUsed: 'Used already',
  checkInWaiting: 'Noted and not checked yet: {{number}}',
}
