/** Plain names for what is absent or not known, for allergies by RxNorm ingredient, and for texts without codes. */
const ips = `
no-known-allergies | No known allergies | Sin alergias conocidas
no-allergy-info | No information about allergies | Sin información sobre alergias
no-known-medications | No known medicines | Sin medicinas conocidas
no-medication-info | No information about medicines | Sin información sobre medicinas
no-known-problems | No known health problems | Sin problemas de salud conocidos
no-problem-info | No information about health problems | Sin información sobre problemas de salud
no-known-procedures | No known procedures | Sin procedimientos conocidos
no-procedure-info | No information about procedures | Sin información sobre procedimientos
no-known-immunizations | No known vaccines | Sin vacunas conocidas
no-immunization-info | No information about vaccines | Sin información sobre vacunas
no-known-devices | No known devices | Sin dispositivos conocidos
no-device-info | No information about devices | Sin información sobre dispositivos
`

const absent = `
unknown UNK NI | Not known | No se sabe
asked-declined | You chose not to answer | Prefirió no responder
asked-unknown ASKU | Asked, but not known | Se preguntó, pero no se sabe
not-asked NASK | Not asked | No se preguntó
not-applicable NA | Does not apply | No corresponde
masked MSK | Hidden to protect privacy | Oculto para proteger la privacidad
OTH | Other | Otro
`

const race = `
1002-5 | American Indian or Alaska Native | Indígena americana o nativa de Alaska
2028-9 | Asian | Asiática
2054-5 | Black or African American | Negra o afroamericana
2076-8 | Native Hawaiian or other Pacific Islander | Nativa de Hawái o de otras islas del Pacífico
2106-3 | White | Blanca
2131-1 | Other race | Otra raza
2135-2 | Hispanic or Latino | Hispano o latino
2186-5 | Not Hispanic or Latino | No hispano ni latino
2148-5 | Mexican | Mexicano
2180-8 | Puerto Rican | Puertorriqueño
2182-4 | Cuban | Cubano
2155-0 | Central American | Centroamericano
2165-9 | South American | Sudamericano
2184-0 | Dominican | Dominicano
`

const rxnorm = `
1191 | Aspirin | Aspirina
25037 | Cefdinir (an antibiotic) | Cefdinir (antibiótico)
29046 | Lisinopril (a blood pressure medicine) | Lisinopril (medicina para la presión)
10831 | Sulfa antibiotic (sulfamethoxazole and trimethoprim) | Antibiótico con sulfa (sulfametoxazol y trimetoprima)
7984 | Penicillin V | Penicilina V
7980 | Penicillin G | Penicilina G
70618 | Penicillin | Penicilina
733 | Ampicillin | Ampicilina
723 | Amoxicillin | Amoxicilina
2670 | Codeine | Codeína
7052 | Morphine | Morfina
5640 | Ibuprofen | Ibuprofeno
161 | Acetaminophen | Acetaminofén
31738 | Nickel | Níquel
6211 | Lactose (milk sugar) | Lactosa (azúcar de la leche)
=penicillin =penicillins =penicilina | Penicillin | Penicilina
=sulfa =sulfa_drugs =sulfonamides | Sulfa medicines | Sulfas
=aspirin | Aspirin | Aspirina
=latex | Latex | Látex
=peanut =peanuts | Peanuts | Cacahuates
=shellfish | Shellfish | Mariscos
=eggs =egg | Eggs | Huevo
=milk | Milk | Leche
=hives | Hives | Ronchas (urticaria)
=rash =skin_rash | Skin rash | Sarpullido
=itching | Itching | Picazón
=shortness_of_breath | Shortness of breath | Falta de aire
=anaphylaxis | Severe allergic reaction (anaphylaxis) | Reacción alérgica grave (anafilaxia)
=nausea | Nausea | Náuseas
=other_(see_comments) | Other (see the notes) | Otro (vea las notas)
=gi_intolerance =gi_upset | Upset stomach | Malestar del estómago
=no_known_allergies =nka =nkda =no_known_drug_allergies | No known allergies | Sin alergias conocidas
=no_known_current_medications =no_known_medications | No known medicines | Sin medicinas conocidas
=no_known_current_problems_or_disability | No current health problems | Sin problemas de salud actuales
=hypertension =essential_hypertension | High blood pressure | Presión arterial alta
=hyperlipidemia | High cholesterol or blood fats | Colesterol o grasas altas en la sangre
=type_2_diabetes =diabetes_mellitus_type_2 | Type 2 diabetes | Diabetes tipo 2
=ipv | Polio | Polio
=dpt/hib | Diphtheria, tetanus, whooping cough and Hib | Difteria, tétanos, tosferina y Hib
=yellow_fever,_live =yellow_fever | Yellow fever | Fiebre amarilla
=normal | Normal | Normal
=abnormal | Not normal | Anormal
=negative =neg | Negative | Negativo
=positive =pos | Positive | Positivo
=not_detected =none_detected | Not found | No se encontró
=detected | Found | Se encontró
=reactive | Reactive | Reactivo
=non-reactive =nonreactive =non_reactive =not_reactive | Not reactive | No reactivo
=none =none_seen | None | Ninguno
=trace | A trace | Un rastro
=yes | Yes | Sí
=no | No | No
=yellow | Yellow | Amarilla
=clear | Clear | Transparente
=cloudy | Cloudy | Turbia
=oral =oral_use =oral_route =po =by_mouth | by mouth | por la boca
=intramuscular =im | into the muscle (injection) | en el músculo (inyección)
=left_deltoid | Left shoulder muscle | Músculo del hombro izquierdo
=right_deltoid | Right shoulder muscle | Músculo del hombro derecho
=left_arm =left_upper_arm | Left arm | Brazo izquierdo
=right_arm =right_upper_arm | Right arm | Brazo derecho
=left_thigh | Left thigh | Muslo izquierdo
=right_thigh | Right thigh | Muslo derecho
=patient_refused =patient_objection =patient_declined | You declined | Usted no aceptó
=nil_known | Nothing known | Nada conocido
=not_asked | Not asked | No se preguntó
=no_information_available | No information | Sin información
=unknown | Not known | No se sabe
=other | Other | Otro
=nasal_use | in the nose | en la nariz
=injection | by injection | por inyección
=intravenous =iv | into a vein | en la vena
=subcutaneous | under the skin (injection) | debajo de la piel (inyección)
=topical | on the skin | en la piel
=ophthalmic | in the eye | en el ojo
=serum | Blood | Sangre
=urine | Urine | Orina
`

export const otherNames = { ips, absent, race, rxnorm }
