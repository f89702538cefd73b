#include "hearts.h"

namespace skua::circulation {

// A leopard frog of 35 g at 20 °C.
//  Heart rate: 27.1 a minute at 15 °C and 47.7 at 25 °C breathing, 19.3 and 35.3 in a dive
//  (bullfrog, see README). Pressure in the arteries: 30.5/21.1 mmHg (Rana pipiens). Flow: systemic
//  54 and 77, pulmocutaneous 11 and 26 mL/min for each kg at 15 and 25 °C (toad; Gamperl et al.
//  1999). Oxygen capacity 8.0 vol%, P50 39 mmHg (bullfrog, 20 °C; Lenfant and Johansen 1967);
//  P50 27.0 and 13.7 mmHg at 25 and 10 °C (Xenopus), so a factor of 1.57 for 10 °C.
constexpr double kGrams = 35;
const Heart kFrog = {
    .rooms = {{
        {0.010, 22, 110, 0.00, 0.24, 0.0954, 0.605},   // right atrium
        {0.008, 30, 140, 0.00, 0.24, 0.0604, 0.932},   // left atrium
        {0.010, 16, 430, 0.20, 0.46, 0.0999, 0.605},   // ventricle, right side
        {0.010, 16, 430, 0.20, 0.46, 0.0222, 0.932},   // ventricle, left side
        {0.004, 400, 800, 0.46, 0.40, 0.0506, 0.621},  // conus, pulmocutaneous side
        {0.004, 400, 800, 0.46, 0.40, 0.0435, 0.745},  // conus, systemic side
        {0.040, 420, 420, 0, 0, 0.1121, 0.621},        // pulmocutaneous arteries
        {0.080, 260, 260, 0, 0, 0.1757, 0.746},        // systemic arteries
        {0.080, 26, 26, 0, 0, 0.1465, 0.932},          // lungs
        {0.060, 40, 40, 0, 0, 0.1314, 0.769},          // skin
        {0.200, 26, 26, 0, 0, 0.3413, 0.554},          // body
        {0.600, 4.0, 4.0, 0, 0, 1.1313, 0.605},        // veins
    }},
    .resistance = {6, 8, 14, 14, 1500, 3800, 14, 8, 14, 14, 600, 5200, 40, 60},
    .one_ventricle = true,
    .separation = 0.8,
    .beats_per_minute = 36,
    .rate_q10 = 1.76,
    .need_q10 = 2.3,
    .vessel_q10 = 1.42,
    .lung_vessel_q10 = 1.9,
    .p50_q10 = 1.57,
    .capacity = 0.080,
    .p50 = 39,
    .need = 0.060 * kGrams / 3600,
    .skin_ml_mmhg = 1.08e-4 * kGrams / 3600,
    .skin_opened = 1.6,
    .lung_ml = 0.09 * kGrams,
    .ml_mmhg = 1.0 / 816,
    .lung_mmhg = 115,
    .dive_rate = 0.73,
    .dive_lungs = 0.3,
    .dive_cutaneous = 1.0 / 3,
    .dive_skin = 2.2,
    .slowing_s = 480,
    .effort_need = 5,
    .effort_rate = 1.6,
    .effort_vessels = 2.2,
    .effort_lungs = 2.2,
    .most_debt = 1.1 * kGrams * 0.059,
};

// A human of 70 kg at rest: textbook values (Guyton and Hall, Medical Physiology): 70 beats of 70
// mL, 120/80 and 25/10 mmHg, 250 mL oxygen a minute, capacity 20 vol%, P50 26 mmHg, 2.5 L air left
// in the lungs.
const Heart kHuman = {
    .rooms = {{
        {4, 0.08, 0.22, 0.00, 0.16, 60.5, 0.706},     // right atrium
        {4, 0.14, 0.32, 0.00, 0.16, 45.8, 0.957},     // left atrium
        {8, 0.045, 0.55, 0.14, 0.36, 101.5, 0.706},   // right ventricle
        {5, 0.055, 2.6, 0.14, 0.36, 105.3, 0.958},    // left ventricle
        {8, 0.8, 0.8, 0, 0, 21.9, 0.706},             // pulmonary trunk
        {15, 1.9, 1.9, 0, 0, 61.9, 0.957},            // root of the aorta
        {60, 0.26, 0.26, 0, 0, 101.8, 0.706},         // pulmonary arteries
        {350, 0.85, 0.85, 0, 0, 453.7, 0.957},        // arteries
        {150, 0.075, 0.075, 0, 0, 237.9, 0.961},      // lungs
        {1, 1, 1, 0, 0, 1, 0.970},                    // skin: no part in it
        {250, 0.20, 0.20, 0, 0, 314.5, 0.706},        // body
        {2300, 0.0100, 0.0100, 0, 0, 2833.2, 0.706},  // veins
    }},
    .resistance = {0.012, 0.006, 0.012, 0.010, 0.085, 0, 0.012, 0.006, 0.012, 0.020, 1.02, 0, 0.09,
                   0},
    .one_ventricle = false,
    .separation = 1,
    .beats_per_minute = 70,
    .rate_q10 = 1,
    .need_q10 = 1,
    .vessel_q10 = 1,
    .lung_vessel_q10 = 1,
    .p50_q10 = 1,
    .capacity = 0.20,
    .p50 = 26,
    .need = 250.0 / 60,
    .skin_ml_mmhg = 0,
    .skin_opened = 1,
    .lung_ml = 2500,
    .ml_mmhg = 1.0 / 863,
    .lung_mmhg = 104,
    .dive_rate = 0.85,
    .dive_lungs = 1,
    .dive_cutaneous = 1,
    .dive_skin = 1,
    .slowing_s = 30,
    .effort_need = 4,
    .effort_rate = 1.7,
    .effort_vessels = 2.0,
    .effort_lungs = 2.0,
    .most_debt = 6000,
};

}  // namespace skua::circulation
