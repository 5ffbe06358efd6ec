import type { Words } from './words.en.ts'

export const es: Words = {
  notThere: {
    title: 'No encontramos esa página',
    text: 'Quizá se movió o usted no tiene permiso para verla. Revise la dirección o vuelva a donde estaba.',
    home: 'Ir a la página de inicio',
  },
  outOfService: {
    title: 'El portal descansa un momento',
    text: 'Ahora no podemos llegar a su expediente. No se perdió nada. Espere un minuto y vuelva a cargar la página.',
  },
  broke: {
    title: 'Algo falló de nuestro lado',
    text: 'No fue culpa suya y nada cambió. Inténtelo de nuevo en unos minutos.',
    id: id => `Si nos llama por esto, diga este número: ${id}`,
  },
  tooLarge: {
    title: 'Estos archivos son demasiado grandes',
    text: 'Cada archivo puede tener hasta 6 MB, y puede agregar 4 a un mensaje. No se agregó nada. Elija archivos más pequeños o envíelos en varios mensajes.',
    back: 'Volver y elegir otros archivos',
  },
  tooMuch: {
    title: 'Muchas personas están enviando archivos en este momento',
    text: 'No se agregó nada. Espere un minuto e inténtelo de nuevo.',
    back: 'Volver e intentar de nuevo',
  },
  needNow: '¿Necesita algo ahora?',
  call: phone => `Llame a la clínica: ${phone}`,
  noRecord: {
    title: 'No hay ningún expediente que pueda abrir ahora',
    text: '¿Es paciente de la clínica? Llame. Allí pueden unir su expediente a esta cuenta. ¿Alguien le permitió ver un expediente? Quizá ese tiempo pasó o se terminó. Pregunte a esa persona.',
    people: 'Expedientes que usted puede abrir',
  },
}
