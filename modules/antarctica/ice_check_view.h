/// "Check: what the ice says" as the student sees it.
#pragma once

#include "ice_check.h"
#include "skua/ui.h"

namespace skua::antarctica {

/// One question at a time; which one is part of the view and not of the work. After the last one
/// all answers stand together, to be looked over and handed in.
void ice_check_view(const IceCheck& check, Ui& ui);

}  // namespace skua::antarctica
