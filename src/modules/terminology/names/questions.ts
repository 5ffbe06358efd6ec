/** Our own plain names for questionnaires, social history and wishes, by LOINC code. */
export const questions = `
# Tobacco, alcohol, drugs
72166-2 11367-0 39240-7 81229-7 | Smoking | Tabaquismo
81228-9 | Kind of tobacco | Tipo de tabaco
8664-5 63773-6 64218-1 | Cigarettes a day | Cigarrillos al día
63640-7 | Age when smoking began | Edad al empezar a fumar
96842-0 | Tobacco use in the past year | Uso de tabaco en el último año
11331-6 74013-4 11287-0 80439-3 | Alcohol use | Consumo de alcohol
72109-2 75626-2 | Alcohol questionnaire (AUDIT-C) | Cuestionario sobre alcohol (AUDIT-C)
68517-2 68520-6 75889-6 88037-7 | How often many drinks in one day | Con qué frecuencia muchas bebidas en un día
68519-8 | Drinks on a usual day of drinking | Bebidas en un día típico de consumo
68518-0 | How often you drink alcohol | Con qué frecuencia bebe alcohol
82666-9 82667-7 | Drug use questionnaire (DAST-10) | Cuestionario sobre drogas (DAST-10)
96841-2 | Tobacco, alcohol and drug questionnaire (TAPS) | Cuestionario sobre tabaco, alcohol y drogas (TAPS)
96843-8 | Drug use in the past year | Uso de drogas en el último año
96844-6 | Medicines used other than prescribed in the past year | Uso de medicinas de otra forma que la recetada en el último año

# Mood, memory, safety
55757-9 55758-7 | Depression questionnaire, 2 questions (PHQ-2) | Cuestionario de depresión, 2 preguntas (PHQ-2)
44249-1 44261-6 | Depression questionnaire, 9 questions (PHQ-9) | Cuestionario de depresión, 9 preguntas (PHQ-9)
89206-7 89204-2 | Depression questionnaire for teens (PHQ-9) | Cuestionario de depresión para adolescentes (PHQ-9)
94023-9 | How strong the depression is | Intensidad de la depresión
44250-9 | Little interest or pleasure in doing things | Poco interés o placer en hacer las cosas
44255-8 | Feeling down, depressed or hopeless | Sentirse decaído, deprimido o sin esperanza
44259-0 | Trouble sleeping, or sleeping too much | Dificultad para dormir, o dormir demasiado
44254-1 | Feeling tired or having little energy | Sentirse cansado o con poca energía
44251-7 | Poor appetite or overeating | Poco apetito o comer en exceso
44258-2 | Feeling bad about yourself | Sentirse mal consigo mismo
44252-5 | Trouble concentrating | Dificultad para concentrarse
44253-3 | Moving slowly, or being restless | Moverse despacio, o estar inquieto
44260-8 | Thoughts of being better off dead or of hurting yourself | Pensamientos de estar mejor muerto o de hacerse daño
69722-7 | How hard these problems make daily life | Cuánto dificultan estos problemas la vida diaria
69737-5 70274-6 | Anxiety questionnaire (GAD-7) | Cuestionario de ansiedad (GAD-7)
93038-8 | Stress | Estrés
93040-4 | Social and emotional health | Salud social y emocional
76502-4 | Forced by a partner or ex-partner | Forzado por la pareja o expareja
76503-2 | Hurt by a partner or ex-partner | Lastimado por la pareja o expareja
72106-8 72107-6 72172-0 72133-2 | Memory and thinking test (MMSE or MoCA) | Prueba de memoria y pensamiento (MMSE o MoCA)
11332-4 | Memory and thinking | Memoria y pensamiento
75276-6 | What you can do day to day | Lo que puede hacer en el día a día
59453-1 59460-6 | Risk of falling (Morse scale) | Riesgo de caídas (escala Morse)
59461-4 | Risk of falling, level | Nivel de riesgo de caídas
76499-3 76504-0 | Safety at home questionnaire (HARK) | Cuestionario de seguridad en el hogar (HARK)
76500-8 | Put down or controlled by a partner or ex-partner | Humillado o controlado por la pareja o expareja
76501-6 | Afraid of a partner or ex-partner | Miedo de la pareja o expareja
28245-9 | Abuse | Maltrato
91148-7 | Pain questionnaire (PEG) | Cuestionario de dolor (PEG)
91145-3 | How much pain takes away joy of life | Cuánto quita el dolor la alegría de vivir
91146-1 | How much pain limits daily activity | Cuánto limita el dolor la actividad diaria

# Life and living
93025-5 | Questionnaire about your living situation (PRAPARE) | Cuestionario sobre su situación de vida (PRAPARE)
93026-3 | Feeling safe where you live | Sentirse seguro donde vive
93027-1 | Refugee | Persona refugiada
93028-9 | Time in jail or prison in the past year | Tiempo en la cárcel en el último año
93029-7 | How often you talk with people close to you | Con qué frecuencia habla con personas cercanas
93030-5 | Lack of transportation | Falta de transporte
93031-3 | Things you could not get when you needed them | Cosas que no pudo conseguir cuando las necesitaba
93033-9 | Worry about losing your housing | Preocupación por perder su vivienda
93034-7 | Served in the armed forces | Sirvió en las fuerzas armadas
93035-4 | Seasonal or migrant farm work | Trabajo agrícola de temporada o migrante
93039-6 | Additional questions | Preguntas adicionales
93041-2 | Money and resources | Dinero y recursos
93042-0 | Family and home | Familia y hogar
93043-8 | Personal information | Datos personales
63586-2 | Family income in the past year | Ingresos de la familia en el último año
76437-3 63513-6 | Health insurance | Seguro médico
67875-5 | Work now | Trabajo actual
11341-5 85658-3 | Job | Trabajo
86188-0 | Kind of business you work in | Tipo de empresa donde trabaja
82589-3 | Education | Educación
56799-0 | Address | Dirección
71802-3 | Housing | Vivienda
63512-8 | People living in your home | Personas que viven en su hogar
54899-0 | Preferred language | Idioma preferido
32624-9 | Race | Raza
56051-6 | Hispanic or Latino | Hispano o latino
76690-7 | Sexual orientation | Orientación sexual
76691-5 | Gender identity | Identidad de género
88121-9 88124-3 | Questionnaire about having enough food | Cuestionario sobre tener suficiente comida
88122-7 | Worry that food would run out | Preocupación de que se acabara la comida
88123-5 | Food did not last | La comida no alcanzó
89574-8 | Exercise questionnaire | Cuestionario de ejercicio
89555-7 | Days of exercise a week | Días de ejercicio por semana
68516-4 | Minutes of exercise on a day with exercise | Minutos de ejercicio en un día con ejercicio
55409-7 73985-4 | Exercise | Ejercicio
74009-2 | How often you exercise | Con qué frecuencia hace ejercicio
55411-3 | How long you exercise | Cuánto tiempo hace ejercicio
74008-4 | How hard you exercise | Con qué intensidad hace ejercicio
99354-3 | Walking aid or wheelchair | Ayuda para caminar o silla de ruedas
8691-8 | Travel | Viajes
46240-8 | Hospital stays and visits | Hospitalizaciones y consultas
55405-5 | Heart failure tracking | Seguimiento de la insuficiencia cardíaca

# Your wishes
75773-2 | What matters to you in your treatment | Lo que le importa en su tratamiento
95541-9 | How you want to be cared for | Cómo quiere que le atiendan
45473-6 | Advance directive (your wishes in writing) | Voluntades anticipadas (sus deseos por escrito)
`
