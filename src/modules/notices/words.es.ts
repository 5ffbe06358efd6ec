import type { Words } from './words.en.ts'

export const es: Words = {
  mail: {
    sentBy: clinic => `${clinic} le envió este correo. Por favor, no lo responda: nadie vería su respuesta.`,
    phone: phone => `¿Tiene preguntas? Llámenos al ${phone}.`,
  },
}
