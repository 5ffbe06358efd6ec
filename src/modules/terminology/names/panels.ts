/** Our own plain names for groups of tests that are ordered together, by LOINC code. */
export const panels = `
51990-0 24321-2 24320-4 89044-2 70219-1 | Basic blood chemistry (sugar, salts, kidneys) | Química básica de la sangre (azúcar, sales, riñones)
24323-8 24322-0 | Full blood chemistry (sugar, salts, kidneys, liver) | Química completa de la sangre (azúcar, sales, riñones, hígado)
57698-3 24331-1 100898-6 | Cholesterol and blood fats | Colesterol y grasas de la sangre
58410-2 57021-8 57782-5 69742-5 55429-5 24317-0 57022-6 69738-3 | Complete blood count | Conteo completo de la sangre
57023-4 24318-8 | White blood cells by kind | Glóbulos blancos por tipo
24357-6 24356-8 50556-0 57020-0 | Urine test | Análisis de orina
58077-9 | Urine test with culture if needed | Análisis de orina con cultivo si hace falta
24325-3 24324-6 | Liver tests | Pruebas del hígado
24362-6 | Kidney tests | Pruebas de los riñones
24326-1 | Salts in the blood (electrolytes) | Sales de la sangre (electrolitos)
75689-0 50190-8 | Iron tests | Pruebas de hierro
89577-1 | Heart muscle tests (troponin) | Pruebas del músculo del corazón (troponina)
24348-5 55204-2 | Thyroid tests | Pruebas de la tiroides
34528-0 | Blood clotting test (PT and INR) | Prueba de coagulación (TP e INR)
24336-0 24338-6 24339-4 | Blood gases (oxygen, carbon dioxide, acid) | Gases en la sangre (oxígeno, dióxido de carbono, ácido)
34532-2 | Blood type and antibody screen | Grupo sanguíneo y detección de anticuerpos
80381-7 | Flu test | Prueba de gripe
92143-7 | Lung and cold virus tests | Pruebas de virus respiratorios
24363-4 24314-7 | Hepatitis tests | Pruebas de hepatitis
34531-4 | Blood type | Grupo sanguíneo
24364-2 | Blood tests in pregnancy | Pruebas de sangre en el embarazo
`
