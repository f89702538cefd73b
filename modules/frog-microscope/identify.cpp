#include "identify.h"

#include <string>
#include <string_view>

namespace skua::microscope {

bool ask_slide(const Microscope&, Ui& ui, const Question& q, double* answer) {
  std::string id(q.id.data(), q.id.size());
  id.append(".organ");
  constexpr std::string_view kOrgans[] = {"skin", "muscle", "intestine", "liver",
                                          "lung", "blood",  "testis"};
  const std::string_view chosen = ui.choice(id, kOrgans, {.key = "scope.organ"});
  for (uint32_t i = 0; i + 1 < kSlides; ++i) {
    if (chosen != kSlideIds[i]) continue;
    answer[0] = i + 1;
    return true;
  }
  return false;
}

}  // namespace skua::microscope
