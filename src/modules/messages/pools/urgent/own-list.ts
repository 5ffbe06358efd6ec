import type { Help } from '../../topics.ts'

/**
 * Words in which people tell of what cannot wait for an answer. `*` at the end of a word stands for any ending, `...`
 * for up to three other words.
 */
export type UrgentWord = {
  readonly language: 'en' | 'es'
  readonly phrase: string
  readonly help: Help
}

const list = (language: UrgentWord['language'], help: Help, phrases: readonly string[]): UrgentWord[] =>
  phrases.map(phrase => ({ language, help, phrase }))

/** The list that comes with the portal. The clinic adds to it and takes away. */
export const ownUrgentWords: readonly UrgentWord[] = [
  ...list('en', 'emergency', [
    // Warning signs of a heart attack (American Heart Association)
    ...['chest pain*', 'pain* ... chest', 'chest ... hurt*', 'chest ... tight*', 'tight* ... chest'],
    ...['pressure ... chest', 'chest pressure', 'having a heart attack'],
    // Breathing (American College of Emergency Physicians: when to call 911)
    ...["can't breathe", "can't catch ... breath", 'hard to breathe', 'trouble breathing'],
    ...['difficulty breathing', 'short* of breath', 'choking'],
    // Stroke: face, arms, speech, time (American Stroke Association)
    ...['having a stroke', 'face ... droop*', 'slurred speech', 'slurring', 'one side ... weak*'],
    ...['one side ... numb*', 'sudden* weak*', 'sudden* numb*', 'worst headache', "can't move ... arm"],
    // Consciousness, seizures, blood, swelling of the throat, poison (American College of Emergency Physicians)
    ...['passed out', 'unconscious', "won't wake up", "can't wake", 'had a seizure', 'having a seizure'],
    ...["bleeding ... won't stop", "won't stop bleeding", 'bleeding a lot', 'heavy bleeding'],
    ...['cough* ... blood', 'throw* up blood', 'vomit* ... blood', 'throat ... clos*', 'tongue ... swell*'],
    ...['swollen tongue', 'anaphyla*', 'overdos*', 'too many pills', 'poisoned'],
  ]),
  // What people say who think of suicide or of harming somebody (988 Suicide and Crisis Lifeline; NIMH)
  ...list('en', 'crisis', [
    ...['suicid*', 'kill* myself', 'end my life', 'ending my life', 'take my own life', 'want* to die'],
    ...['wish I was dead', 'wish I were dead', 'better off dead', 'better off without me'],
    ...["don't want to live", "don't want to be alive", 'no reason to live', 'harm* myself', 'self harm*'],
    ...['want* to hurt myself', 'hurting myself', 'cutting myself', "can't go on", 'kill someone'],
    'hurt someone',
  ]),
  ...list('en', 'today', [
    // Urgent warning signs in pregnancy and after birth (CDC, Hear Her)
    ...['bleeding ... pregnan*', 'pregnan* ... bleeding', 'baby ... not moving', "baby isn't moving"],
    'water broke',
    // Fever in small children, signs of infection, blood, eyes, water (American Academy of Pediatrics; MedlinePlus)
    ...['baby ... fever', 'newborn ... fever', 'high fever', 'stiff neck', 'red streak*'],
    ...['blood in ... stool', 'blood in ... urine', 'blood in ... pee', 'black stool*', 'severe pain'],
    ...["can't keep ... down", "can't pee", "can't urinate", 'sudden* ... vision', 'fainted'],
    ...['out of insulin', 'suddenly ... swollen', 'dehydrated'],
  ]),
  ...list('es', 'emergency', [
    ...[
      'dolor* ... pecho',
      'duele ... pecho',
      'opresión ... pecho',
      'presión ... pecho',
      'aprieta ... pecho',
    ],
    ...['dando un infarto', 'dando un ataque al corazón', 'ataque al corazón ahora'],
    ...['no puedo respirar', 'no puede respirar', 'me falta ... aire', 'falta de aire', 'cuesta respirar'],
    ...['dificultad para respirar', 'me ahogo', 'ahogando', 'atragant*'],
    ...['dando un derrame', 'cara ... caíd*', 'cara ... torcid*', 'no puede hablar', 'habla ... arrastr*'],
    ...['un lado ... débil*', 'un lado ... dormid*', 'peor dolor de cabeza', 'no puedo mover ... brazo'],
    ...['desmay*', 'inconsciente', 'no despierta', 'no se despierta', 'convuls*'],
    ...['no para de sangrar', 'no deja de sangrar', 'sangr* mucho', 'hemorragia', 'vomit* ... sangre'],
    ...['tos* ... sangre', 'escup* ... sangre', 'garganta ... cerr*', 'lengua ... hinch*', 'anafil*'],
    ...['sobredosis', 'demasiadas pastillas', 'muchas pastillas', 'envenen*'],
  ]),
  ...list('es', 'crisis', [
    ...['suicid*', 'matarme', 'me quiero matar', 'quitarme la vida', 'quiero morir*', 'me quiero morir'],
    ...['no quiero vivir', 'no quiero seguir viviendo', 'no quiero estar viv*', 'acabar con mi vida'],
    ...['acabar con todo', 'mejor muert*', 'mejor sin mí', 'sin razón para vivir', 'hacerme daño'],
    ...['lastimarme', 'cortarme las venas', 'me estoy cortando', 'no puedo seguir así', 'matar a alguien'],
    'hacer* daño a alguien',
  ]),
  ...list('es', 'today', [
    ...['sangr* ... embaraz*', 'embaraz* ... sangr*', 'bebé ... no se mueve', 'rompió la fuente'],
    ...['bebé ... fiebre', 'recién nacid* ... fiebre', 'fiebre ... alta', 'cuello rígido', 'rayas rojas'],
    ...[
      'sangre en ... orina',
      'sangre en ... heces',
      'sangre en ... popó',
      'heces negras',
      'dolor muy fuerte',
    ],
    ...['no retengo', 'no puedo orinar', 'visión ... repente', 'sin insulina', 'deshidratad*'],
  ]),
]
