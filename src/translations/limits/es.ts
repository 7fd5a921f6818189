import type { limitsEN } from './en.js'

export const limitsES: typeof limitsEN = {
  alreadyUsedPage: 'Página para quien ya lo ha usado',
  alreadyUsedPageHint:
    'Con sus propias palabras. Vacía: «Ya ha utilizado este código», en el idioma del lector.',
  outcomeAlreadyUsed: 'Rechazado: volvió a venir',
  pageURL: 'Adónde lleva el botón',
  pageURLMissing: 'Indique adónde lleva el botón o deje su texto vacío.',
  pages: 'Páginas con sus propias palabras',
  pagesHint:
    'Se muestran tal como están escritas, en lugar de la URL alternativa. Vacías: lo que dice la campaña.',
  perVisitor: '{{number}} veces por visitante',
  perVisitorOnce: 'una vez por visitante',
  scansPerVisitor: 'Escaneos por visitante',
  scansPerVisitorHint:
    'Cuántas veces se redirige a un visitante: 1 es una vez. Al subir el límite de escaneos empieza una nueva ronda para todos. Vacío: las veces que sea.',
  usedUpPage: 'Página cuando está agotado',
  usedUpPageHint: 'Con sus propias palabras. Vacía: «No quedan plazas», en el idioma del lector.',
  warnPerVisitorMaps:
    'Los mapas de redirección omiten este código: otros servidores no distinguen a los visitantes. Sin este servidor no lleva a ninguna parte.',
  warnPerVisitorNobody:
    'En este sitio no se distingue a los visitantes (visitors: false), así que «escaneos por visitante» no detiene a nadie. Ponga un límite de escaneos o quítelo.',
  ticket: 'Entrada o acreditación',
  ticketHint:
    'Con él se deja entrar a alguien, una vez. Su texto recibe una firma cuando se crea el código.',
  ticketUnsigned: 'Solo un código creado como entrada lleva firma: cree uno nuevo.',
}
