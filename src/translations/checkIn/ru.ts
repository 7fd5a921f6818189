import type { checkInEN } from './en.js'

export const checkInRU: typeof checkInEN = {
  checkIn: 'Вход',
  checkInAdmitted: 'Проходите',
  checkInByHand: 'Код, вручную',
  checkInCamera: 'Камера',
  checkInFailed: 'Сервер это не принял. Войдите заново.',
  checkInForeign: 'Это не наш билет',
  checkInLetIn: 'Впустить',
  checkInNoCamera: 'Камера недоступна. Разрешите её в браузере (нужен https) или введите код.',
  checkInNotAllowed: 'Вам нельзя никого впускать',
  checkInNotAllowedHint: 'Кому можно, говорит опция access.checkIn.',
  checkInNoted: 'Записано, без сети',
  checkInOff: 'Сейчас не действует',
  checkInReady: 'Готово',
  checkInStart: 'Включить камеру',
  checkInStop: 'Остановить камеру',
  checkInUnsigned: 'Это не билет',
  checkInUsed: 'Уже использован',
  checkInWaiting: 'Записано и ещё не проверено: {{number}}',
}
