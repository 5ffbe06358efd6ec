/** Dose forms as RxNorm writes them, in the words of a prescription: `English source | English | Spanish`. */
export const doseForms = `
Extended Release Oral Tablet | extended-release tablet | tableta de liberación prolongada
Extended Release Oral Capsule | extended-release capsule | cápsula de liberación prolongada
Delayed Release Oral Tablet | delayed-release tablet | tableta de liberación retardada
Delayed Release Oral Capsule | delayed-release capsule | cápsula de liberación retardada
Disintegrating Oral Tablet | tablet that melts in the mouth | tableta que se deshace en la boca
Sublingual Tablet | tablet for under the tongue | tableta para debajo de la lengua
Chewable Tablet | chewable tablet | tableta masticable
Effervescent Oral Tablet | tablet that dissolves in water | tableta que se disuelve en agua
Oral Tablet | tablet | tableta
Oral Capsule | capsule | cápsula
Oral Solution | liquid to swallow | líquido para tragar
Oral Suspension | liquid to swallow (shake it) | líquido para tragar (agítelo)
Oral Gel | gel for the mouth | gel para la boca
Oral Lozenge | lozenge | pastilla para chupar
Mucosal Spray | mouth spray | espray para la boca
Metered Dose Inhaler | inhaler | inhalador
Dry Powder Inhaler | powder inhaler | inhalador de polvo
Inhalation Solution | liquid for the nebulizer | líquido para el nebulizador
Inhalation Suspension | liquid for the nebulizer | líquido para el nebulizador
Nasal Spray | nose spray | espray nasal
Ophthalmic Solution | eye drops | gotas para los ojos
Ophthalmic Suspension | eye drops | gotas para los ojos
Ophthalmic Ointment | eye ointment | ungüento para los ojos
Otic Solution | ear drops | gotas para los oídos
Transdermal System | skin patch | parche para la piel
Transdermal Patch | skin patch | parche para la piel
Topical Cream | skin cream | crema para la piel
Topical Ointment | skin ointment | ungüento para la piel
Topical Gel | skin gel | gel para la piel
Topical Lotion | skin lotion | loción para la piel
Topical Solution | liquid for the skin | líquido para la piel
Medicated Patch | medicated patch | parche medicado
Drug Implant | implant under the skin | implante bajo la piel
Intrauterine System | device in the womb (IUD) | dispositivo en el útero (DIU)
Vaginal System | vaginal ring | anillo vaginal
Vaginal Cream | vaginal cream | crema vaginal
Rectal Suppository | suppository | supositorio
Auto-Injector | auto-injector | autoinyector
Pen Injector | injection pen | pluma inyectora
Prefilled Syringe | filled syringe | jeringa precargada
Injectable Solution | injection | inyección
Injectable Suspension | injection | inyección
Intravenous Solution | fluid for a vein | líquido para la vena
Injection | injection | inyección
Cartridge | cartridge | cartucho
Pack | pack | paquete
`
