/** Our own plain names for tests that look for germs or the defense against them, by LOINC code. */
export const microbeTests = `
94531-1 | COVID-19 tests | Pruebas de COVID-19
94309-2 94500-6 94558-4 94559-2 94845-5 95406-5 95409-9 95425-5 94759-8 94565-9 94534-5 94316-7 94307-6 94308-4 95209-3 97097-0 94306-8 94760-6 95608-6 94533-7 94757-2 96119-3 | COVID-19 test | Prueba de COVID-19
94563-4 94762-2 94507-1 94661-6 94564-2 94508-9 94547-7 | COVID-19 antibodies | Anticuerpos contra COVID-19
80382-5 92142-9 76078-5 34487-9 85477-8 31859-2 22827-0 46082-4 | Influenza A (flu) test | Prueba de influenza A (gripe)
80383-3 92141-1 76080-1 40982-1 85478-6 31864-2 46083-2 | Influenza B (flu) test | Prueba de influenza B (gripe)
92131-2 85479-4 76089-2 40988-8 31949-1 5876-8 | RSV (lung virus) test | Prueba de VRS (virus respiratorio)
92140-3 | Parainfluenza virus 1 test | Prueba del virus parainfluenza 1
92139-5 | Parainfluenza virus 2 test | Prueba del virus parainfluenza 2
92138-7 | Parainfluenza virus 3 test | Prueba del virus parainfluenza 3
92130-4 | Rhinovirus (cold virus) test | Prueba de rinovirus (virus del resfriado)
92134-6 | Metapneumovirus (lung virus) test | Prueba de metapneumovirus (virus respiratorio)
94040-3 | Adenovirus test | Prueba de adenovirus
6558-1 11268-0 78012-2 18481-2 6557-3 60489-2 5036-9 68954-7 31971-5 | Strep throat test | Prueba de estreptococo en la garganta
626-2 | Throat culture | Cultivo de garganta
630-4 | Urine culture | Cultivo de orina
600-7 17934-1 17928-3 | Blood culture | Cultivo de sangre
6462-6 632-0 | Wound culture | Cultivo de herida
625-4 | Stool culture | Cultivo de heces
624-7 6460-0 | Sputum culture | Cultivo de flema
42803-7 634-6 6463-4 | Germs that grew in the sample | Gérmenes que crecieron en la muestra
664-3 | Germs seen under the microscope (Gram stain) | Gérmenes vistos al microscopio (tinción de Gram)
29576-6 18769-0 | Which antibiotics work against the germ | Qué antibióticos sirven contra el germen
580-1 | Fungus culture | Cultivo de hongos
6349-5 21613-5 43304-5 45084-1 57287-5 21190-4 | Chlamydia test | Prueba de clamidia
43305-2 24111-7 21415-5 57458-2 | Gonorrhea test | Prueba de gonorrea
36902-5 | Chlamydia and gonorrhea test | Prueba de clamidia y gonorrea
46731-6 | Trichomonas test | Prueba de tricomonas
20507-0 20508-8 22461-8 24110-9 31147-2 47236-5 47238-1 5292-8 22587-0 50690-7 73752-8 | Syphilis test | Prueba de sífilis
56888-1 75622-1 7917-8 7918-6 29893-5 68961-2 31201-7 49580-4 89365-1 30361-0 | HIV test | Prueba de VIH
20447-9 25836-8 25835-0 62469-2 29541-0 70241-5 24013-5 | HIV viral load (amount of virus) | Carga viral del VIH (cantidad de virus)
55277-8 | HIV status | Estado de VIH
5195-3 5196-1 7905-3 63557-3 75410-1 | Hepatitis B test (surface antigen) | Prueba de hepatitis B (antígeno de superficie)
16935-9 22322-2 5193-8 10900-9 5194-6 75409-3 39535-0 | Hepatitis B protection (antibodies) | Protección contra hepatitis B (anticuerpos)
13952-7 16933-4 5187-0 24113-3 31204-1 | Hepatitis B core antibodies | Anticuerpos contra el núcleo de la hepatitis B
13954-3 31844-4 | Hepatitis B e antigen | Antígeno e de la hepatitis B
42595-9 29615-2 11258-1 | Hepatitis B viral load (amount of virus) | Carga viral de hepatitis B (cantidad de virus)
13955-0 16128-1 5198-7 5199-5 40726-2 72376-7 47365-2 | Hepatitis C antibodies | Anticuerpos contra la hepatitis C
11011-4 20416-4 11259-9 20571-6 38180-6 | Hepatitis C viral load (amount of virus) | Carga viral de hepatitis C (cantidad de virus)
13951-9 5183-9 20575-7 32018-4 5179-7 22314-9 13950-1 22312-3 | Hepatitis A antibodies | Anticuerpos contra la hepatitis A
71774-4 45323-3 71773-6 64084-7 46217-6 74281-7 | Tuberculosis blood test | Prueba de tuberculosis en sangre
5334-8 8014-3 25514-1 22496-4 41763-4 | Rubella protection (antibodies) | Protección contra la rubéola (anticuerpos)
5244-9 20479-2 22502-9 35275-7 | Measles protection (antibodies) | Protección contra el sarampión (anticuerpos)
7966-5 22415-4 6476-6 | Mumps protection (antibodies) | Protección contra las paperas (anticuerpos)
8047-3 5403-1 15410-4 19162-7 21597-0 | Chickenpox protection (antibodies) | Protección contra la varicela (anticuerpos)
586-8 48683-7 72607-5 | Group B strep test (in pregnancy) | Prueba de estreptococo del grupo B (en el embarazo)
21440-3 59420-0 82675-0 77379-6 30167-1 71431-1 77400-0 59263-4 59264-2 | HPV test (cervical cancer risk) | Prueba de VPH (riesgo de cáncer de cuello uterino)
10524-7 47527-7 19762-4 33717-0 18500-9 | Pap smear (cervical cancer screen) | Papanicolaou (detección de cáncer de cuello uterino)
5057-5 22122-6 | Lyme disease antibodies | Anticuerpos de la enfermedad de Lyme
5213-4 | Mononucleosis test | Prueba de mononucleosis
17780-8 31843-6 80373-4 29891-9 | Stomach bacteria test (H. pylori) | Prueba de bacteria del estómago (H. pylori)
13317-3 35492-8 | MRSA (resistant staph) test | Prueba de MRSA (estafilococo resistente)
`
