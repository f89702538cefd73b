// What whoever runs the school has decided about students' data.
#pragma once

namespace skua::school {

struct Policy {
  int retention_days = 60;        // unused for longer, an attempt keeps its evidence only; 0: never
  bool free_text_leaves = false;  // what students wrote is in what is printed, saved or handed on
};

}  // namespace skua::school
