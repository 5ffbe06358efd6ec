/**
 * Units that are shown other than as UCUM writes them: `codes | English | Spanish | English spoken | Spanish
 * spoken`. A dash stands for nothing; an empty spoken form is put together from the parts of the unit.
 */
export const units = `
1 {#} # {count} {nominal} {presence} {ratio} {INR} {SG} {titer} {pH} pH [pH] {T-score} {Zscore} {zscore} {Z-score} {logmar} {CFU} {index} undefined null {arb'U} [arb'U] {a.u.} {AU} {Ehrlich'U} {STATUS} {MoM} | - | - | - | -
{score} (score) score {Score} {points} {point} | points | puntos | points | puntos
{pill} {tbl} {tablet} [tablet] TABLET tablet TAB tab tabs tablets | tablet | tableta | tablet | tableta
{capsule} CAPSULE capsule CAP cap caps capsules | capsule | cápsula | capsule | cápsula
{puff} {Puff} PUFF puff puffs {actuat} ACTUAT | puff | inhalación | puff | inhalación
[drp] {drop} drop drops DROP gtt | drop | gota | drop | gota
{spray} spray sprays | spray | rociada | spray | rociada
{dose} dose doses DOSE | dose | dosis | dose | dosis
{patch} patch PATCH | patch | parche | patch | parche
[tsp_us] tsp | teaspoon | cucharadita | teaspoon | cucharadita
[tbs_us] tbsp | tablespoon | cucharada | tablespoon | cucharada
mm[Hg] mmHg mm_Hg | mmHg | mmHg | millimeters of mercury | milímetros de mercurio
Cel degC °C C | °C | °C | degrees Celsius | grados Celsius
[degF] degF °F F | °F | °F | degrees Fahrenheit | grados Fahrenheit
[lb_av] [lb_ap] lb lbs LB | lb | lb | pounds | libras
[oz_av] oz | oz | oz | ounces | onzas
[in_i] [in_us] in inches IN | in | pulg | inches | pulgadas
[ft_i] ft | ft | pies | feet | pies
kg/m2 kg/m² kg/m^2 | kg/m² | kg/m² | kilograms per square meter | kilogramos por metro cuadrado
m2 | m² | m² | square meters | metros cuadrados
{beats}/min beats/min bpm {beats}/minute | beats per minute | latidos por minuto | beats per minute | latidos por minuto
{breaths}/min breaths/min {resp}/min | breaths per minute | respiraciones por minuto | breaths per minute | respiraciones por minuto
breaths_per_minute | breaths per minute | respiraciones por minuto | breaths per minute | respiraciones por minuto
/min 1/min {/min} | per minute | por minuto | per minute | por minuto
/a 1/a | per year | al año | per year | al año
/wk 1/wk | per week | por semana | per week | por semana
/d 1/d | per day | al día | per day | al día
/h 1/h | per hour | por hora | per hour | por hora
{cigarettes}/d | cigarettes a day | cigarrillos al día | cigarettes a day | cigarrillos al día
{drinks}/d {drinks}/wk | drinks | bebidas | drinks | bebidas
pack-years {pack-years} {PackYears} {pack}.a | pack-years | paquetes-año | pack-years | paquetes por año
a | years | años | years | años
mo | months | meses | months | meses
wk Week(s) | weeks | semanas | weeks | semanas
d Day(s) day days | days | días | days | días
h hr Hour(s) | hours | horas | hours | horas
min | minutes | minutos | minutes | minutos
s sec | seconds | segundos | seconds | segundos
ms | ms | ms | milliseconds | milisegundos
/[HPF] /HPF /[hpf] {#}/[HPF] | in one microscope view | en un campo del microscopio | in one microscope view | en un campo del microscopio
/[LPF] /LPF {#}/[LPF] | in one wide microscope view | en un campo amplio del microscopio | in one wide microscope view | en un campo amplio del microscopio
%O2 | % | % | percent | por ciento
% | % | % | percent | por ciento
10*3/uL 10*3/µL 10^3/uL 10^3/µL x10E3/uL x10(3)/uL K/uL K/µL Thousand/uL thou/uL 10*3/mm3 {10*3}/uL th/uL | thousand per µL | mil por µL | thousand per microliter | mil por microlitro
10*6/uL 10*6/µL 10^6/uL 10^6/µL x10E6/uL x10(6)/uL M/uL M/µL Million/uL mill/uL 10*6/mm3 {10*6}/uL | million per µL | millones por µL | million per microliter | millones por microlitro
10*9/L 10^9/L x10(9)/L x10E9/L 10*9/l | billion per L | mil millones por L | billion per liter | mil millones por litro
10*12/L 10^12/L x10E12/L x10(12)/L 10*12/l | trillion per L | billones por L | trillion per liter | billones por litro
/uL {cells}/uL cells/uL {#}/uL /mm3 | cells per µL | células por µL | cells per microliter | células por microlitro
{copies}/mL copies/mL {Copies}/mL | copies per mL | copias por mL | copies per milliliter | copias por mililitro
mL/min/{1.73_m2} mL/min/1.73m2 mL/min/1.73.m2 mL/min/{1.73m2} mL/min/1.73_m2 mL/min/1.73 mL/min/1.73m*2 mL/min/{1.73} | mL/min per 1.73 m² | mL/min por 1.73 m² | milliliters per minute for each 1.73 square meters of body surface | mililitros por minuto por cada 1.73 metros cuadrados de superficie del cuerpo
m[IU]/L mIU/L | mIU/L | mUI/L | milli-international units per liter | miliunidades internacionales por litro
m[IU]/mL mIU/mL | mIU/mL | mUI/mL | milli-international units per milliliter | miliunidades internacionales por mililitro
u[IU]/mL uIU/mL µIU/mL | µIU/mL | µUI/mL | micro-international units per milliliter | microunidades internacionales por mililitro
[IU]/L IU/L | IU/L | UI/L | international units per liter | unidades internacionales por litro
[IU]/mL IU/mL | IU/mL | UI/mL | international units per milliliter | unidades internacionales por mililitro
k[IU]/L kIU/L | kIU/L | kUI/L | thousand international units per liter | mil unidades internacionales por litro
[IU] IU | international units | unidades internacionales | international units | unidades internacionales
U {U} UNT unt {unit} units | units | unidades | units | unidades
m/(6.min) m/{6.min} | m in 6 minutes | m en 6 minutos | meters in 6 minutes | metros en 6 minutos
mm/h mm/hr | mm per hour | mm por hora | millimeters per hour | milímetros por hora
L/L l/L | L/L | L/L | liters per liter | litros por litro
mosm/kg mOsm/kg | mOsm/kg | mOsm/kg | milliosmoles per kilogram | miliosmoles por kilogramo
meq/L mEq/L | mEq/L | mEq/L | milliequivalents per liter | miliequivalentes por litro
[diop] | diopters | dioptrías | diopters | dioptrías
[USD] USD $ | US dollars | dólares estadounidenses | US dollars | dólares estadounidenses
`
