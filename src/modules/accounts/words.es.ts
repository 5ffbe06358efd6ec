import type { Words } from './words.en.ts'

export const es: Words = {
  signIn: {
    title: 'Iniciar sesión',
    lead: clinic => `Vea su expediente de ${clinic}.`,
    email: 'Correo electrónico',
    password: 'Contraseña',
    button: 'Iniciar sesión',
    help: 'Si todavía no tiene una cuenta o no puede entrar, llame a la clínica. Le ayudarán.',
    call: phone => `Llame al ${phone}`,
    emailMissing: 'Escriba su correo electrónico',
    passwordMissing: 'Escriba su contraseña',
    wrong: 'El correo electrónico o la contraseña no son correctos. Revíselos e inténtelo de nuevo.',
    tooMany: 'Hubo demasiados intentos fallidos. Espere 15 minutos e inténtelo de nuevo.',
    signedOut: 'Su sesión está cerrada.',
    timedOut: 'Inicie sesión para continuar.',
  },
  held: {
    title: 'Su sesión está abierta de nuevo',
    lead: 'Su sesión terminó antes de que enviara esto. Lo que escribió sigue aquí.',
    send: 'Enviarlo ahora',
    leave: 'No enviarlo. Ir a la página de inicio.',
  },
  account: {
    title: 'Su cuenta',
    name: 'Nombre',
    email: 'Correo electrónico',
    language: 'Idioma de sus páginas',
    languageHint: 'Sus cartas y notas siguen en el idioma en que se escribieron.',
    save: 'Guardar idioma',
    saved: 'Guardado. Sus páginas están ahora en español.',
    change: 'Para cambiar su nombre o su correo electrónico, llame a la clínica.',
  },
}
