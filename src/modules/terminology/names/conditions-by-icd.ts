/**
 * Our own plain names for health problems by ICD-10 and ICD-10-CM code. A star stands for every code that begins
 * so; the longest match wins, and the source's own name is shown beside it.
 */
export const conditionsByIcd = `
I10* | High blood pressure | Presión arterial alta
I11* I13* | High blood pressure with heart disease | Presión alta con enfermedad del corazón
I12* | High blood pressure with kidney disease | Presión alta con enfermedad del riñón
E78* | High cholesterol or blood fats | Colesterol o grasas altas en la sangre
E78.1* | High triglycerides | Triglicéridos altos
I20* | Chest pain from the heart (angina) | Dolor de pecho del corazón (angina)
I21* I22* | Heart attack | Ataque al corazón
I25* | Heart disease from narrowed arteries | Enfermedad del corazón por arterias estrechas
I25.2* | Heart attack in the past | Ataque al corazón en el pasado
I48* | Irregular heartbeat (atrial fibrillation) | Latido irregular (fibrilación auricular)
I50* | Heart failure | Insuficiencia cardíaca
I63* I64* | Stroke | Derrame cerebral
G45* | Mini-stroke (TIA) | Mini derrame cerebral (AIT)
I73* | Poor blood flow in the legs | Mala circulación en las piernas
I80* I82* | Blood clot in a vein | Coágulo en una vena
I26* | Blood clot in the lung | Coágulo en el pulmón
I83* | Varicose veins | Várices
E10* | Type 1 diabetes | Diabetes tipo 1
E10.2* | Type 1 diabetes with kidney damage | Diabetes tipo 1 con daño del riñón
E11* | Type 2 diabetes | Diabetes tipo 2
E11.2* | Type 2 diabetes with kidney damage | Diabetes tipo 2 con daño del riñón
E11.3* | Type 2 diabetes with eye damage | Diabetes tipo 2 con daño de los ojos
E11.4* | Type 2 diabetes with nerve damage | Diabetes tipo 2 con daño de los nervios
R73.03 | Prediabetes (blood sugar somewhat high) | Prediabetes (azúcar en la sangre algo alta)
R73* | High blood sugar | Azúcar alta en la sangre
O24.4* | Diabetes in pregnancy | Diabetes en el embarazo
E66* | Obesity or overweight | Obesidad o sobrepeso
E66.3 | Overweight | Sobrepeso
E03* E02* | Underactive thyroid | Tiroides poco activa
E05* | Overactive thyroid | Tiroides demasiado activa
E04* | Thyroid lump or swelling | Bulto o hinchazón de la tiroides
E55* | Low vitamin D | Vitamina D baja
E53.8* | Low vitamin B | Vitamina B baja
E28.2* | Polycystic ovary syndrome | Síndrome de ovario poliquístico
M10* | Gout | Gota
E86* | Dehydration | Deshidratación
E87* | Salts in the blood out of balance | Desequilibrio de sales en la sangre
N18* | Chronic kidney disease | Enfermedad renal crónica
N18.1 | Chronic kidney disease, stage 1 | Enfermedad renal crónica, etapa 1
N18.2 | Chronic kidney disease, stage 2 | Enfermedad renal crónica, etapa 2
N18.3* | Chronic kidney disease, stage 3 | Enfermedad renal crónica, etapa 3
N18.4 | Chronic kidney disease, stage 4 | Enfermedad renal crónica, etapa 4
N18.5 | Chronic kidney disease, stage 5 | Enfermedad renal crónica, etapa 5
N18.6 | Kidney failure (last stage) | Insuficiencia renal (última etapa)
N17* | Sudden kidney injury | Lesión repentina del riñón
N20* | Kidney stone | Piedra en el riñón
N39.0 | Urinary tract infection | Infección de las vías urinarias
N30* | Bladder infection or inflammation | Infección o inflamación de la vejiga
N40* | Enlarged prostate | Próstata agrandada
N07* | Inherited kidney disease | Enfermedad renal hereditaria
T86.1* | Problem with a transplanted kidney | Problema con el riñón trasplantado
T86.11 | Kidney transplant being rejected | Rechazo del riñón trasplantado
D50* | Anemia from low iron | Anemia por falta de hierro
D51* D52* | Anemia from low vitamins | Anemia por falta de vitaminas
D63* D64* | Anemia (low red blood cells) | Anemia (pocos glóbulos rojos)
J45* | Asthma | Asma
J44* | Chronic lung disease (COPD) | Enfermedad pulmonar crónica (EPOC)
J43* | Damaged lung air sacs (emphysema) | Sacos de aire del pulmón dañados (enfisema)
J84* | Scarring inflammation of the lungs | Inflamación con cicatrices en los pulmones
J18* J12* J13* J14* J15* J16* | Pneumonia | Neumonía
J20* | Acute bronchitis | Bronquitis aguda
J40* J41* J42* | Bronchitis | Bronquitis
J00* J06* | Cold or upper airway infection | Resfriado o infección de las vías respiratorias altas
J01* | Sinus infection | Infección de los senos nasales
J32* | Long-lasting sinus inflammation | Inflamación crónica de los senos nasales
J02.0 J03.0* | Strep throat | Infección de garganta por estreptococo
J02* | Sore throat | Dolor de garganta
J03* J35* | Tonsillitis | Amigdalitis
J09* J10* J11* | Flu | Gripe (influenza)
J30* | Allergic runny nose | Rinitis alérgica
U07.1 | COVID-19 | COVID-19
U09* | Long COVID | COVID prolongado
Z86.16 | COVID-19 in the past | COVID-19 en el pasado
H65* H66* | Ear infection | Infección del oído
H90* H91* | Hearing loss | Pérdida de audición
H93.1* | Ringing in the ears | Zumbido en los oídos
H10* | Pink eye | Conjuntivitis
H25* H26* | Cataract | Catarata
H40* | Glaucoma | Glaucoma
H35.3* | Damage to the center of sight (macula) | Daño en el centro de la vista (mácula)
H52* | Needs glasses | Necesita lentes
H04.12* | Dry eyes | Ojos secos
H59.02* | Piece of lens left after cataract surgery | Resto de lente después de la cirugía de catarata
K21* | Acid reflux (GERD) | Reflujo ácido (ERGE)
K25* | Stomach ulcer | Úlcera del estómago
K29* | Inflamed stomach | Estómago inflamado
K57* | Small pouches in the colon (diverticulosis) | Bolsitas en el colon (diverticulosis)
K58* | Irritable bowel | Intestino irritable
K59.0* | Constipation | Estreñimiento
K63.5 K64* | Polyp in the colon, or hemorrhoids | Pólipo en el colon o hemorroides
K63.5 | Polyp in the colon | Pólipo en el colon
K64* | Hemorrhoids | Hemorroides
K65* | Infection of the belly lining | Infección del revestimiento del abdomen
K70* K74* | Liver scarring | Cicatrices en el hígado
K76.0 | Fatty liver | Hígado graso
K80* | Gallstones | Piedras en la vesícula
K35* K37* | Appendicitis | Apendicitis
K02* | Tooth decay | Caries
K05* | Gum disease | Enfermedad de las encías
A09* | Stomach flu | Gastroenteritis
A04.5 | Gut infection (Campylobacter bacteria) | Infección intestinal (bacteria Campylobacter)
B20* | HIV infection | Infección por VIH
B18.1* | Long-lasting hepatitis B | Hepatitis B crónica
B18.2 | Long-lasting hepatitis C | Hepatitis C crónica
B02* | Shingles | Herpes zóster (culebrilla)
B35* | Fungus of the skin or nails | Hongos de la piel o las uñas
F32* F33* | Depression | Depresión
F41* | Anxiety | Ansiedad
F43.1* | Post-traumatic stress | Estrés postraumático
F43* | Reaction to stress | Reacción al estrés
F31* | Bipolar disorder | Trastorno bipolar
F20* | Schizophrenia | Esquizofrenia
F90* | Attention deficit disorder (ADHD) | Trastorno por déficit de atención (TDAH)
F84* | Autism | Autismo
F10* | Alcohol use disorder | Trastorno por consumo de alcohol
F11* | Opioid use disorder | Trastorno por uso de opioides
F17* | Tobacco dependence | Dependencia del tabaco
Z87.891 | Smoked in the past | Fumó en el pasado
F03* G30* | Memory loss (dementia) | Pérdida de memoria (demencia)
G30* | Alzheimer's disease | Enfermedad de Alzheimer
G20* | Parkinson's disease | Enfermedad de Parkinson
G35* | Multiple sclerosis | Esclerosis múltiple
G40* | Seizures (epilepsy) | Convulsiones (epilepsia)
G43* | Migraine | Migraña
G44.2* | Tension headache | Dolor de cabeza por tensión
G47.0* F51* | Trouble sleeping | Dificultad para dormir
G47.3* | Sleep apnea | Apnea del sueño
G56.0* | Pinched nerve at the wrist (carpal tunnel) | Nervio comprimido en la muñeca (túnel carpiano)
G89* | Long-lasting pain | Dolor crónico
G89.3 | Pain from cancer | Dolor por cáncer
R51* | Headache | Dolor de cabeza
R05* | Cough | Tos
R06.0* | Shortness of breath | Falta de aire
R07* | Chest pain | Dolor de pecho
R09.02 | Low oxygen in the blood | Poco oxígeno en la sangre
R10* | Belly pain | Dolor de barriga
R11* | Nausea or vomiting | Náuseas o vómito
R19.7 | Diarrhea | Diarrea
R42* | Dizziness | Mareo
R50* | Fever | Fiebre
R53* | Tiredness | Cansancio
R60* | Swelling | Hinchazón
M05* M06* | Rheumatoid arthritis | Artritis reumatoide
M15* M16* M17* M18* M19* | Worn joints (osteoarthritis) | Desgaste de las articulaciones (artrosis)
M16* | Worn hip joint (osteoarthritis) | Desgaste de la cadera (artrosis)
M17* | Worn knee joint (osteoarthritis) | Desgaste de la rodilla (artrosis)
M25.5* | Joint pain | Dolor de articulaciones
M54.2 | Neck pain | Dolor de cuello
M54.5* | Low back pain | Dolor de la parte baja de la espalda
M54* | Back pain | Dolor de espalda
M75* | Shoulder problem | Problema del hombro
M79.1* | Muscle pain | Dolor muscular
M79.6* | Pain in an arm or leg | Dolor en un brazo o una pierna
M79.7 | Fibromyalgia (pain all over) | Fibromialgia (dolor en todo el cuerpo)
M80* M81* | Weak bones (osteoporosis) | Huesos débiles (osteoporosis)
L20* L30* | Eczema | Eccema
L23* L24* L25* | Skin rash from contact | Dermatitis por contacto
L40* | Psoriasis | Psoriasis
L50* | Hives | Ronchas (urticaria)
L70* | Acne | Acné
L71* | Rosacea | Rosácea
L03* | Skin infection (cellulitis) | Infección de la piel (celulitis)
C18* C19* C20* | Cancer of the colon or rectum | Cáncer de colon o recto
C22* | Liver cancer | Cáncer de hígado
C34* | Lung cancer | Cáncer de pulmón
C43* | Skin cancer (melanoma) | Cáncer de piel (melanoma)
C44* | Skin cancer | Cáncer de piel
C50* | Breast cancer | Cáncer de seno
C61* | Prostate cancer | Cáncer de próstata
D12* | Benign growth in the colon | Crecimiento benigno en el colon
N95* | Menopause | Menopausia
N92* | Heavy or irregular periods | Menstruación abundante o irregular
Z33* Z34* | Pregnant | Embarazo
O14* | High blood pressure in pregnancy (pre-eclampsia) | Presión alta en el embarazo (preeclampsia)
Z00* | Check-up | Chequeo
Z01* | Examination | Examen
Z23* | Vaccination | Vacunación
Z12* | Cancer screening | Detección de cáncer
Z79.4 | Takes insulin | Usa insulina
Z79.01 | Takes a blood thinner | Toma anticoagulante
Z94.0 | Kidney transplant | Trasplante de riñón
Z59* | Trouble with housing or money | Problemas de vivienda o dinero
Z63* | Family problems | Problemas familiares
`
