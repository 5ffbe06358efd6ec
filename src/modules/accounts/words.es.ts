import type { Words } from './words.en.ts'

export const es: Words = {
  held: {
    title: 'Siga donde estaba',
    lead: 'Tuvimos que preguntarle quién es antes de recibir esto. Lo que escribió sigue aquí.',
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
    change: 'Para cambiar su nombre, llame a la clínica.',
    security: 'Seguridad',
    securityText:
      'Su contraseña, su correo electrónico, el segundo paso para entrar y dónde tiene la sesión abierta.',
  },
}
