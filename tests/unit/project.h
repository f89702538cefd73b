/// Where the project lies, for tests that read its files. `__FILE__` does not tell: compilers may be
/// given paths relative to the build's folder.
#pragma once

#include <string>

std::string project_folder();
