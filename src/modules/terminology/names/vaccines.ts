/** Our own plain names for vaccines, by CVX code, ATC code and SNOMED CT code: `codes | English | Spanish`. */
const cvx = `
140 141 15 16 88 111 135 144 149 150 151 153 155 158 161 166 168 171 185 186 197 205 200 201 202 231 320 331 333 194 | Flu shot or spray (influenza) | Vacuna contra la gripe (influenza)
125 126 127 128 123 160 321 322 323 | Pandemic flu vaccine | Vacuna contra la gripe pandémica
207 208 210 211 212 213 217 218 219 221 225 226 227 228 229 230 300 301 302 308 309 310 311 312 313 500 519 520 510 511 334 501 502 503 504 505 506 507 508 509 512 513 514 515 516 517 518 521 | COVID-19 vaccine | Vacuna contra COVID-19
09 113 138 139 196 | Tetanus and diphtheria (Td) | Tétanos y difteria (Td)
35 112 142 | Tetanus | Tétanos
28 | Tetanus and diphtheria for children (DT) | Tétanos y difteria para niños (DT)
115 | Tetanus, diphtheria and whooping cough (Tdap) | Tétanos, difteria y tosferina (Tdap)
11 | Whooping cough | Tosferina
01 20 106 107 | Diphtheria, tetanus and whooping cough (DTaP) | Difteria, tétanos y tosferina (DTaP)
22 50 | Diphtheria, tetanus, whooping cough and Hib | Difteria, tétanos, tosferina y Hib
110 | Diphtheria, tetanus, whooping cough, hepatitis B and polio | Difteria, tétanos, tosferina, hepatitis B y polio
120 170 | Diphtheria, tetanus, whooping cough, polio and Hib | Difteria, tétanos, tosferina, polio y Hib
102 198 | Diphtheria, tetanus, whooping cough, Hib and hepatitis B | Difteria, tétanos, tosferina, Hib y hepatitis B
195 | Diphtheria, tetanus and polio | Difteria, tétanos y polio
130 | Diphtheria, tetanus, whooping cough and polio | Difteria, tétanos, tosferina y polio
132 146 | Diphtheria, tetanus, whooping cough, polio, Hib and hepatitis B | Difteria, tétanos, tosferina, polio, Hib y hepatitis B
02 10 89 178 179 182 324 | Polio | Polio
03 | Measles, mumps and rubella (MMR) | Sarampión, paperas y rubéola (MMR)
94 | Measles, mumps, rubella and chickenpox (MMRV) | Sarampión, paperas, rubéola y varicela (MMRV)
05 | Measles | Sarampión
06 | Rubella | Rubéola
07 | Mumps | Paperas
04 | Measles and rubella | Sarampión y rubéola
38 | Rubella and mumps | Rubéola y paperas
21 | Chickenpox (varicella) | Varicela
121 187 188 | Shingles (zoster) | Herpes zóster (culebrilla)
08 42 43 44 45 189 220 | Hepatitis B | Hepatitis B
31 52 83 84 85 169 | Hepatitis A | Hepatitis A
104 193 | Hepatitis A and B | Hepatitis A y B
51 | Hib and hepatitis B | Hib y hepatitis B
17 46 47 48 49 | Hib (Haemophilus, protects against meningitis) | Hib (Haemophilus, protege de la meningitis)
33 100 109 133 152 177 215 216 327 | Pneumonia (pneumococcal) | Neumonía (neumococo)
32 103 108 114 136 147 148 162 163 164 167 191 192 203 316 328 | Meningitis (meningococcal) | Meningitis (meningococo)
62 118 137 165 | HPV (prevents cancer) | VPH (previene cáncer)
74 116 119 122 | Rotavirus (stomach virus in babies) | Rotavirus (virus del estómago en bebés)
93 145 306 307 315 332 71 | RSV antibodies (lung virus) | Anticuerpos contra VRS (virus respiratorio)
303 304 305 314 326 | RSV (lung virus) | VRS (virus respiratorio)
37 183 184 | Yellow fever | Fiebre amarilla
25 41 53 91 101 190 | Typhoid | Tifoidea
18 40 90 175 176 | Rabies | Rabia
39 129 134 | Japanese encephalitis | Encefalitis japonesa
26 172 173 174 | Cholera | Cólera
75 206 105 325 | Smallpox and mpox | Viruela y viruela símica
19 | Tuberculosis (BCG) | Tuberculosis (BCG)
24 318 319 | Anthrax | Ántrax
181 | Anthrax antibodies | Anticuerpos contra el ántrax
56 330 | Dengue | Dengue
204 214 | Ebola | Ébola
223 77 222 224 | Tick-borne encephalitis | Encefalitis por garrapatas
317 329 | Chikungunya | Chikunguña
30 | Hepatitis B antibodies | Anticuerpos contra la hepatitis B
13 180 | Tetanus antibodies | Anticuerpos contra el tétanos
34 | Rabies antibodies | Anticuerpos contra la rabia
36 117 | Chickenpox antibodies | Anticuerpos contra la varicela
156 157 159 | Rh antibodies (for an Rh-negative mother) | Anticuerpos Rh (para una madre Rh negativo)
154 | Hepatitis A antibodies | Anticuerpos contra la hepatitis A
86 87 14 | Antibodies (immune globulin) | Anticuerpos (inmunoglobulina)
96 95 97 98 | Tuberculosis skin test | Prueba de tuberculosis en la piel
54 55 82 143 | Adenovirus (lung virus) | Adenovirus (virus respiratorio)
23 | Plague | Peste
67 | Malaria | Malaria
66 | Lyme disease | Enfermedad de Lyme
998 | No vaccine given | No se aplicó vacuna
999 | Vaccine not known | Vacuna desconocida
`

const atc = `
J07AD J07AD01 | Brucellosis | Brucelosis
J07AF J07AF01 | Diphtheria | Difteria
J07AH J07AH04 J07AH08 J07AH09 | Meningitis (meningococcal) | Meningitis (meningococo)
J07AL J07AL01 J07AL02 | Pneumonia (pneumococcal) | Neumonía (neumococo)
J07AM J07AM01 J07AM51 | Tetanus | Tétanos
J07AJ J07AJ52 | Whooping cough | Tosferina
J07AP J07AP03 | Typhoid | Tifoidea
J07BB J07BB01 J07BB02 J07BB03 | Flu shot or spray (influenza) | Vacuna contra la gripe (influenza)
J07BC | Hepatitis | Hepatitis
J07BC01 | Hepatitis B | Hepatitis B
J07BC02 | Hepatitis A | Hepatitis A
J07BC20 | Hepatitis A and B | Hepatitis A y B
J07BD J07BD52 | Measles, mumps and rubella (MMR) | Sarampión, paperas y rubéola (MMR)
J07BF J07BF03 | Polio | Polio
J07BG J07BG01 | Rabies | Rabia
J07BH J07BH01 J07BH02 | Rotavirus (stomach virus in babies) | Rotavirus (virus del estómago en bebés)
J07BK J07BK01 | Chickenpox (varicella) | Varicela
J07BK02 J07BK03 | Shingles (zoster) | Herpes zóster (culebrilla)
J07BL J07BL01 | Yellow fever | Fiebre amarilla
J07BM J07BM01 J07BM02 J07BM03 | HPV (prevents cancer) | VPH (previene cáncer)
J07BN J07BN01 J07BX03 | COVID-19 vaccine | Vacuna contra COVID-19
J07BX02 | Ebola | Ébola
J07AN J07AN01 | Tuberculosis (BCG) | Tuberculosis (BCG)
`

const snomed = `
1119349007 1119305005 840534001 28531000087107 | COVID-19 vaccine | Vacuna contra COVID-19
871837004 | Diphtheria, tetanus and polio | Difteria, tétanos y polio
871822003 836374004 | Hepatitis B | Hepatitis B
350327004 | Tetanus and diphtheria (Td) | Tétanos y difteria (Td)
443651005 1181000221105 836377006 46233009 | Flu shot or spray (influenza) | Vacuna contra la gripe (influenza)
1789171000168108 | Tetanus, diphtheria and whooping cough (Tdap) | Tétanos, difteria y tosferina (Tdap)
836398006 | Pneumonia (pneumococcal) | Neumonía (neumococo)
836379009 | HPV (prevents cancer) | VPH (previene cáncer)
836375003 | Hepatitis A | Hepatitis A
871831003 | Measles, mumps and rubella (MMR) | Sarampión, paperas y rubéola (MMR)
`

export const vaccines = { cvx, atc, snomed }
