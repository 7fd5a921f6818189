import type { checkInEN } from './en.js'

export const checkInES: typeof checkInEN = {
  checkIn: 'Acceso',
  checkInAdmitted: 'Adelante',
  checkInByHand: 'Código, a mano',
  checkInCamera: 'Cámara',
  checkInFailed: 'El servidor no lo ha aceptado. Vuelva a iniciar sesión.',
  checkInForeign: 'No es una entrada nuestra',
  checkInLetIn: 'Dejar entrar',
  checkInNoCamera:
    'No se puede usar la cámara. Permítala en el navegador (requiere https) o escriba el código.',
  checkInNotAllowed: 'No puede dejar entrar a nadie',
  checkInNotAllowedHint: 'Quién puede lo dice la opción access.checkIn.',
  checkInNoted: 'Anotado, sin red',
  checkInOff: 'No es válido ahora',
  checkInReady: 'Listo',
  checkInStart: 'Iniciar la cámara',
  checkInStop: 'Detener la cámara',
  checkInUnsigned: 'No es una entrada',
  checkInUsed: 'Ya utilizada',
  checkInWaiting: 'Anotadas y aún sin comprobar: {{number}}',
}
