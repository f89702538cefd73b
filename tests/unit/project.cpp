#include "project.h"

std::string project_folder() { return SKUA_PROJECT_FOLDER; }
