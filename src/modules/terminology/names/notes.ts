/** Our own plain names for kinds of notes, letters and reports, by LOINC code. */
export const notes = `
34117-2 | Visit note (history and examination) | Nota de la consulta (historia y examen)
51847-2 51848-0 | What was found and the plan | Lo que se encontró y el plan
11506-3 34131-3 34130-5 100465-4 28569-2 | Visit note | Nota de la consulta
11488-4 34100-8 34099-2 | Note from a specialist | Nota de un especialista
18842-5 28655-9 34105-7 11490-0 | Hospital discharge summary | Resumen de alta del hospital
28570-0 | Procedure note | Nota del procedimiento
11504-8 34137-0 34868-0 | Surgery note | Nota de la cirugía
57133-1 57134-9 57136-4 34140-4 | Referral letter | Carta de referencia
34746-8 34119-8 | Nurse's note | Nota de enfermería
34111-5 34878-9 54094-8 | Emergency room note | Nota de la sala de emergencias
34109-9 34765-8 68608-9 | Note | Nota
34748-4 | Phone call note | Nota de llamada telefónica
51851-4 | Office note | Nota administrativa
42349-1 | Reason for referral | Motivo de la referencia
34133-9 60591-5 11503-0 | Summary of your record | Resumen de su expediente
18776-5 56447-6 52521-2 | Care plan | Plan de atención
11502-2 26436-6 | Laboratory report | Informe de laboratorio
11526-1 60567-5 22637-3 60568-3 | Pathology report | Informe de patología
18748-4 11528-7 18726-0 | Imaging report | Informe de imagen
11524-6 34534-8 | Heart tracing (EKG) report | Informe del electrocardiograma (EKG)
18745-0 | Heart catheter report | Informe de cateterismo cardíaco
74213-0 8653-8 | Discharge instructions | Instrucciones de alta
69730-0 | Instructions | Instrucciones
51852-2 | Letter | Carta
42348-3 81334-5 | Advance directives (your wishes in writing) | Voluntades anticipadas (sus deseos por escrito)
86533-7 | Living will | Testamento vital
84095-9 | Do not resuscitate order | Orden de no reanimar
93037-0 | Portable medical orders | Órdenes médicas portátiles
59284-0 64292-6 | Consent | Consentimiento
11369-6 87273-9 82593-5 | Vaccine record | Registro de vacunas
10160-0 56445-0 29549-3 | Medicines | Medicinas
48765-2 | Allergies | Alergias
11450-4 75326-9 | Health problems | Problemas de salud
75310-3 | Health concerns | Preocupaciones de salud
11348-0 | Past health problems | Problemas de salud pasados
10157-6 | Family history | Historia familiar
29762-2 | Social history | Historia social
30954-2 | Test results | Resultados de pruebas
8716-3 | Vital signs | Signos vitales
47519-4 | Procedures | Procedimientos
46264-8 | Devices and implants | Dispositivos e implantes
10162-6 | Pregnancies | Embarazos
47420-5 | What you can do day to day | Lo que puede hacer en el día a día
61146-7 | Goals | Metas
48768-6 | Insurance | Seguro
10154-3 46239-0 | Main reason for the visit | Motivo principal de la consulta
10164-2 | How the problem began | Cómo empezó el problema
10187-3 | Questions about each part of the body | Preguntas sobre cada parte del cuerpo
29545-1 | Physical examination | Examen físico
42347-5 | Reason for admission | Motivo del ingreso
LP29684-5 LP29684 | Imaging | Imágenes
LP29708-2 | Heart tests | Pruebas del corazón
LP7839-6 | Tissue tests (pathology) | Pruebas de tejidos (patología)
`
