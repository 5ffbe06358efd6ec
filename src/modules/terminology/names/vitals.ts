/** Our own plain names for vital signs, measurements of the body and other examinations, by LOINC code. */
export const vitals = `
85354-9 55284-4 96607-7 35094-2 18684-1 | Blood pressure | Presión arterial
8480-6 8459-0 8460-8 8461-6 76534-7 76215-3 96608-5 | Upper number (systolic pressure) | Número de arriba (presión sistólica)
8462-4 8453-3 8454-1 8455-8 76535-4 76213-8 96609-3 | Lower number (diastolic pressure) | Número de abajo (presión diastólica)
8478-0 8357-6 | Average blood pressure | Presión arterial media
28139-4 | Change in blood pressure | Cambio en la presión arterial
8867-4 68999-2 8889-8 8893-0 40443-4 8890-6 76282-3 | Heart rate (pulse) | Frecuencia cardíaca (pulso)
101692-2 | Highest heart rate | Frecuencia cardíaca máxima
8884-9 | Heart rhythm | Ritmo del corazón
9279-1 19840-8 76270-8 | Breathing rate | Frecuencia respiratoria
8310-5 8331-1 8329-5 8333-7 8328-7 8332-9 | Body temperature | Temperatura del cuerpo
8302-2 3137-7 3138-5 8306-3 8308-9 | Height | Estatura
29463-7 3141-9 8335-2 3142-7 8350-1 8351-9 | Weight | Peso
39156-5 | Body mass index (BMI) | Índice de masa corporal (IMC)
59576-9 59574-4 59575-1 | BMI compared with children of the same age | IMC comparado con niños de la misma edad
77606-2 | Weight for length, compared with other children | Peso para la longitud, comparado con otros niños
8289-1 | Head size compared with other children | Tamaño de la cabeza comparado con otros niños
9843-4 8287-5 | Head size (around the head) | Tamaño de la cabeza (perímetro)
8336-0 | Weight compared with children of the same age | Peso comparado con niños de la misma edad
8303-0 | Height compared with children of the same age | Estatura comparada con niños de la misma edad
56086-2 8280-0 | Waist size | Tamaño de la cintura
2708-6 59408-5 59409-3 59417-6 | Oxygen level in the blood | Nivel de oxígeno en la sangre
3151-8 | Oxygen given (flow) | Oxígeno administrado (flujo)
3150-0 19994-3 | Oxygen given (concentration) | Oxígeno administrado (concentración)
72514-3 38208-5 38221-8 75893-8 | Pain level | Nivel de dolor
85353-1 8716-3 34565-2 | Vital signs | Signos vitales
44963-7 | Time for color to return to the nail | Tiempo que tarda en volver el color a la uña
44974-4 | Strength of the pulse | Fuerza del pulso
69428-1 | Swollen neck vein | Vena del cuello hinchada

# Eyes and ears
79892-6 | Eye pressure, right eye | Presión del ojo derecho
79893-4 | Eye pressure, left eye | Presión del ojo izquierdo
98499-7 | Sharpness of sight, right eye | Agudeza visual, ojo derecho
98498-9 | Sharpness of sight, left eye | Agudeza visual, ojo izquierdo
71491-5 | Eye damage from diabetes, right eye | Daño por diabetes, ojo derecho
71490-7 | Eye damage from diabetes, left eye | Daño por diabetes, ojo izquierdo
79818-1 | Scan of the back of the right eye (OCT) | Imagen del fondo del ojo derecho (OCT)
79819-9 | Scan of the back of the left eye (OCT) | Imagen del fondo del ojo izquierdo (OCT)
87674-8 | Scan of the back of the eye (OCT) | Imagen del fondo del ojo (OCT)

# Heart, lungs, bones
10230-1 8806-2 18043-0 | How well the heart pumps (ejection fraction) | Qué tan bien bombea el corazón (fracción de eyección)
88020-3 88021-1 93124-6 | How heart failure limits daily life (NYHA class) | Cómo limita la insuficiencia cardíaca la vida diaria (clase NYHA)
8601-7 | What the heart tracing (EKG) shows | Qué muestra el electrocardiograma (EKG)
44967-8 | Heart tracing (EKG) lead | Derivación del electrocardiograma (EKG)
44973-6 | Heart tracing: QRS time | Electrocardiograma: tiempo QRS
44975-1 | Heart tracing: QT time | Electrocardiograma: tiempo QT
44976-9 | Heart tracing: PR time | Electrocardiograma: tiempo PR
34552-0 42148-7 | Ultrasound of the heart | Ultrasonido del corazón
19926-5 | Lung test: air blown out in the first second, share (FEV1/FVC) | Prueba de pulmón: parte del aire soplado en el primer segundo (FEV1/FVC)
20150-9 | Lung test: air blown out in the first second (FEV1) | Prueba de pulmón: aire soplado en el primer segundo (FEV1)
19868-9 | Lung test: all air blown out (FVC) | Prueba de pulmón: todo el aire soplado (FVC)
33452-4 19935-6 | Fastest breath out (peak flow) | Soplido más rápido (flujo máximo)
64098-7 | Distance walked in six minutes | Distancia caminada en seis minutos
38265-5 | Bone density, forearm (T-score) | Densidad del hueso, antebrazo (puntaje T)
38267-1 | Bone density, hip (T-score) | Densidad del hueso, cadera (puntaje T)
80946-7 80948-3 | Bone density, left hip (T-score) | Densidad del hueso, cadera izquierda (puntaje T)
80938-4 80940-0 | Bone density, left hip (Z-score) | Densidad del hueso, cadera izquierda (puntaje Z)
46278-8 80954-1 | Bone density, left hip | Densidad del hueso, cadera izquierda
38263-0 38269-7 24701-5 | Bone density scan | Densitometría ósea
33756-8 | Largest polyp | Pólipo más grande
33728-7 21889-1 | Size of the tumor | Tamaño del tumor
44667-4 | Where breast cancer has spread | A dónde se extendió el cáncer de seno
32465-7 | Prostate examination | Examen de la próstata

# Imaging
18782-3 59776-5 | What the imaging shows | Qué muestra la imagen
19005-8 | Summary of the imaging | Resumen de la imagen
18748-4 | Imaging study | Estudio de imagen
30746-2 36643-5 36572-6 24648-8 30745-4 24627-2 42272-5 | Chest X-ray or scan | Radiografía o imagen del pecho
24606-6 26346-7 24604-1 38070-9 46335-6 46336-4 26175-0 | Mammogram (breast X-ray) | Mamografía (radiografía de los senos)
24558-9 45036-1 | Ultrasound of the belly | Ultrasonido del abdomen
24725-4 30799-1 24727-0 | CT scan of the head | Tomografía de la cabeza
24590-2 24587-8 | MRI scan of the brain | Resonancia magnética del cerebro
11525-3 | Ultrasound in pregnancy | Ultrasonido del embarazo

# Newborns and pregnancy
9271-8 48332-1 | Newborn check at 10 minutes (Apgar score) | Evaluación del recién nacido a los 10 minutos (Apgar)
9274-2 | Newborn check at 5 minutes (Apgar score) | Evaluación del recién nacido a los 5 minutos (Apgar)
9272-6 | Newborn check at 1 minute (Apgar score) | Evaluación del recién nacido al minuto (Apgar)
32401-2 | Newborn's skin color (Apgar) | Color de la piel del recién nacido (Apgar)
32402-0 | Newborn's heart rate (Apgar) | Frecuencia cardíaca del recién nacido (Apgar)
32403-8 | Newborn's muscle tone (Apgar) | Tono muscular del recién nacido (Apgar)
32404-6 | Newborn's reflexes (Apgar) | Reflejos del recién nacido (Apgar)
32405-3 | Newborn's breathing (Apgar) | Respiración del recién nacido (Apgar)
82810-3 | Pregnancy | Embarazo
86645-9 | Wish to become pregnant in the next year | Deseo de quedar embarazada en el próximo año
11778-8 11779-6 11780-4 | Due date of the baby | Fecha probable de parto
8665-2 | First day of the last period | Primer día de la última menstruación
11996-6 | Number of pregnancies | Número de embarazos
11884-4 18185-9 49051-6 | Weeks of pregnancy | Semanas de embarazo
69453-9 69409-1 | Cause of death | Causa de muerte
75636-1 | How urgent the emergency was | Qué tan urgente fue la emergencia
75325-1 | Symptom | Síntoma
`
