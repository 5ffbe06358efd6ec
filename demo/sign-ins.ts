/** A demo patient's sign-in, printed after `npm start`. Demo only: the data are made up. */
export type DemoSignIn = {
  email: string
  password: string
  patient: string
  name: string
  about: { en: string; es: string }
}

export const demoSignIns: readonly DemoSignIn[] = [
  {
    email: 'maria@demo.example',
    password: 'harbor-street-maria-1',
    patient: 'maria-delgado',
    name: 'María Delgado',
    about: { en: 'diabetes getting better, reads Spanish', es: 'diabetes que va mejorando, lee en español' },
  },
  {
    email: 'walter@demo.example',
    password: 'harbor-street-walter-1',
    patient: 'walter-lindqvist',
    name: 'Walter Lindqvist',
    about: {
      en: 'a record of 20 years, kidneys getting worse',
      es: 'un expediente de 20 años, riñones que empeoran',
    },
  },
  {
    email: 'priya@demo.example',
    password: 'harbor-street-priya-1',
    patient: 'priya-nair',
    name: 'Priya Nair',
    about: { en: 'lupus, with titers and a rare unit', es: 'lupus, con títulos y una unidad poco común' },
  },
  {
    email: 'denise@demo.example',
    password: 'harbor-street-denise-1',
    patient: 'denise-washington',
    name: 'Denise Washington',
    about: {
      en: 'cares for her father Earl, who lets her see most of his record',
      es: 'cuida a su padre Earl, quien le permite ver casi todo su expediente',
    },
  },
  {
    email: 'carmen@demo.example',
    password: 'harbor-street-carmen-1',
    patient: 'carmen-herrera',
    name: 'Carmen Herrera',
    about: {
      en: 'mother of Sofía and Diego, whose records she opens too',
      es: 'madre de Sofía y Diego, de quienes también abre el expediente',
    },
  },
  {
    email: 'jordan@demo.example',
    password: 'harbor-street-jordan-1',
    patient: 'jordan-tran',
    name: 'Jordan Tran',
    about: {
      en: '16 years old: an account that her mother Linh cannot see into',
      es: '16 años: una cuenta que su madre Linh no puede ver',
    },
  },
  {
    email: 'linh@demo.example',
    password: 'harbor-street-linh-1',
    patient: 'linh-tran',
    name: 'Linh Tran',
    about: {
      en: 'mother of Jordan, and sees why Jordan’s record shows less now',
      es: 'madre de Jordan, y ve por qué su expediente ahora muestra menos',
    },
  },
  {
    email: 'luis@demo.example',
    password: 'harbor-street-luis-1',
    patient: 'luis-herrera',
    name: 'Luis Herrera',
    about: {
      en: 'father of Sofía, and has asked the clinic for Diego’s record',
      es: 'padre de Sofía, y pidió a la clínica el expediente de Diego',
    },
  },
  {
    email: 'earl@demo.example',
    password: 'harbor-street-earl-1',
    patient: 'earl-washington',
    name: 'Earl Washington',
    about: {
      en: '86 years old, lets his daughter Denise see most of his record',
      es: '86 años, permite que su hija Denise vea casi todo su expediente',
    },
  },
]
