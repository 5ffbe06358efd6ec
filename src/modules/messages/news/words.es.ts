import type { Words } from './words.en.ts'

export const es: Words = {
  somebody: 'la persona que usted cuida',
  mail: {
    subject: clinic => `${clinic}: un mensaje para usted`,
    first: of =>
      of === null
        ? 'Hay un mensaje nuevo para usted en el portal.'
        : `Hay un mensaje nuevo para ${of} en el portal.`,
    open: 'Inicie sesión para leerlo:',
  },
}
