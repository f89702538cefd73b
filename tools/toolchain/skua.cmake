# How this project compiles: warnings, what holds for wasm, and a function per kind of target.

option(SKUA_FOR_WASM "Build for WebAssembly" OFF)
if(SKUA_FOR_WASM AND NOT EMSCRIPTEN)
  message(FATAL_ERROR "Emscripten is not set up in this shell. Run: eval \"$(tools/toolchain/env)\"; and remove build/wasm")
endif()

# Dear ImGui, nlohmann/json, doctest and RHash: the same versions natively and in wasm.
foreach(source SKUA_IMGUI_DIR SKUA_JSON_DIR SKUA_DOCTEST_DIR SKUA_RHASH_DIR)
  if(NOT "$ENV{${source}}" STREQUAL "")
    set(${source} "$ENV{${source}}" CACHE PATH "from tools/toolchain/env" FORCE)
  endif()
  if(NOT IS_DIRECTORY "${${source}}")
    message(FATAL_ERROR "${source} is not set in this shell. Run: tools/toolchain/setup build; eval \"$(tools/toolchain/env)\"")
  endif()
endforeach()

set(SKUA_RUNTIME_INCLUDE "${PROJECT_SOURCE_DIR}/runtime/include")
set(SKUA_EXPORTS "${PROJECT_SOURCE_DIR}/runtime/exports.txt")
set(SKUA_TOOLCHAIN_DIR "${CMAKE_CURRENT_LIST_DIR}")

find_program(SKUA_CCACHE ccache)
if(SKUA_CCACHE)
  set(CMAKE_C_COMPILER_LAUNCHER "${SKUA_CCACHE}")
  set(CMAKE_CXX_COMPILER_LAUNCHER "${SKUA_CCACHE}")
endif()

# Descriptors are zero-initialised on purpose. g++ 12 reports -Wrestrict where there is nothing.
add_compile_options(
  -Werror -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wno-sign-conversion
  -Wno-missing-field-initializers -fdiagnostics-color=always)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  add_compile_options($<$<COMPILE_LANGUAGE:CXX>:-Wno-restrict>)
endif()

# Everywhere, so that all parts of a program see one nlohmann::json.
add_compile_definitions(JSON_NOEXCEPTION)

if(EMSCRIPTEN)
  add_compile_options(
    -Oz -fno-exceptions $<$<COMPILE_LANGUAGE:CXX>:-fno-rtti> -fPIC -fvisibility=hidden
    $<$<COMPILE_LANGUAGE:CXX>:-fvisibility-inlines-hidden> -sSUPPORT_LONGJMP=0)
  # wasm-ld calls position-independent code experimental, twice a link, unless told that we know.
  # What Emscripten writes are classic scripts; Node would take them for modules of the package around.
  file(WRITE "${CMAKE_BINARY_DIR}/package.json" "{\"type\":\"commonjs\"}\n")
  add_link_options(-Oz -fno-exceptions -sSUPPORT_LONGJMP=0 -Wl,--experimental-pic)
endif()

add_library(skua_json INTERFACE)
target_include_directories(skua_json SYSTEM INTERFACE "${SKUA_JSON_DIR}")

add_library(skua_doctest INTERFACE)
target_include_directories(skua_doctest SYSTEM INTERFACE "${SKUA_DOCTEST_DIR}")
if(EMSCRIPTEN)
  target_compile_definitions(skua_doctest INTERFACE DOCTEST_CONFIG_NO_EXCEPTIONS_BUT_WITH_ALL_ASSERTS)
endif()

# skua_third_party(TARGET): not our warnings.
function(skua_third_party target)
  target_compile_options(${target} PRIVATE -w)
endfunction()

# skua_portable(TARGET): code that becomes wasm keeps its rules natively too.
function(skua_portable target)
  if(NOT EMSCRIPTEN)
    target_compile_options(${target} PRIVATE -fno-exceptions $<$<COMPILE_LANGUAGE:CXX>:-fno-rtti>)
  endif()
endfunction()

# skua_fast(TARGET FILE...): in wasm these files are compiled for speed, all others for size: what events, replays and frames
# spend most of their time in.
function(skua_fast target)
  if(EMSCRIPTEN)
    set_source_files_properties(${ARGN} TARGET_DIRECTORY ${target} PROPERTIES COMPILE_OPTIONS -O3)
  endif()
endfunction()

# How a program with the runtime in it is linked in wasm: for size, which costs an event 2 in 100. What an
# event costs is mostly small texts made and thrown away, so the allocator counts.
set(SKUA_RUNTIME_LINK -Os -sMALLOC=dlmalloc)

# What students get of the simulations; those made for tests are not among them.
if(EMSCRIPTEN)
  add_custom_target(skua_lessons)
endif()

# How a program that tests in Node is linked in wasm: what it tests is compiled as everywhere else, and nobody waits for its download.
set(SKUA_TEST_LINK -O1 -sENVIRONMENT=node -sNODERAWFS -sEXIT_RUNTIME=1 -sALLOW_MEMORY_GROWTH)

# skua_add_module(NAME SOURCES FILE... [PARTS LIBRARY...] [ASSETS NAME=FILE...] [ASSETS_WHERE_FAST NAME=FILE...]): a simulation, which sees only runtime/include. Everywhere
# the static library skua_module_NAME, for tests; in wasm also the side module NAME.wasm, whose
# imports are compared with runtime/exports.txt. Parts are static libraries of the module's own, which are tested by themselves.
# Assets are files, made at build time or not, that pages fetch after the first picture, one after the other as they stand here
# (Ui::asset); those of the second list only where the machine draws fast.
function(skua_add_module name)
  cmake_parse_arguments(PARSE_ARGV 1 MODULE "" "" "SOURCES;PARTS;ASSETS;ASSETS_WHERE_FAST")
  if(NOT MODULE_SOURCES OR MODULE_UNPARSED_ARGUMENTS)
    message(FATAL_ERROR "skua_add_module(${name} SOURCES FILE...): got \"${ARGN}\"")
  endif()
  set(library skua_module_${name})
  add_library(${library} STATIC ${MODULE_SOURCES})
  target_link_libraries(${library} PUBLIC skua_sdk ${MODULE_PARTS})
  skua_portable(${library})
  if(NOT EMSCRIPTEN)
    return()
  endif()
  set(side skua_side_${name})
  # Compiled once more, so that it is optimised over all its files: an eighth smaller.
  add_executable(${side} ${MODULE_SOURCES})
  target_include_directories(${side} PRIVATE $<TARGET_PROPERTY:${library},INCLUDE_DIRECTORIES>)
  target_link_libraries(${side} PRIVATE skua_sdk)
  target_compile_options(${side} PRIVATE -flto)
  add_dependencies(${side} ${library})
  foreach(part IN LISTS MODULE_PARTS)
    target_sources(${side} PRIVATE $<TARGET_OBJECTS:${part}>)
    target_include_directories(${side} PRIVATE $<TARGET_PROPERTY:${part},INTERFACE_INCLUDE_DIRECTORIES>)
  endforeach()
  set_target_properties(${side} PROPERTIES OUTPUT_NAME ${name} SUFFIX .wasm LINKER_LANGUAGE CXX)
  # Made smaller until nothing more is found: 0.3 % of what each student downloads, for seconds once.
  target_link_options(${side} PRIVATE -flto -sSIDE_MODULE=2 -sBINARYEN_EXTRA_PASSES=--converge)
  skua_module_assets(${name} ${side})
  set(check "${SKUA_TOOLCHAIN_DIR}/check-imports.mjs")
  set_target_properties(${side} PROPERTIES LINK_DEPENDS "${SKUA_EXPORTS};${check}")
  add_custom_command(TARGET ${side} POST_BUILD
    COMMAND node "${check}" $<TARGET_FILE:${side}> "${SKUA_EXPORTS}" VERBATIM)
  if(CMAKE_CURRENT_SOURCE_DIR MATCHES "^${PROJECT_SOURCE_DIR}/modules/")
    add_dependencies(skua_lessons ${side})
  endif()
endfunction()

# Of skua_add_module: puts the assets beside the side module, as assets/NAME.bin, and their list, NAME.assets.json.
function(skua_module_assets module side)
  set(told "")
  set(copies "")
  foreach(list ASSETS ASSETS_WHERE_FAST)
    foreach(asset IN LISTS MODULE_${list})
      if(NOT asset MATCHES "^([^=]+)=(.+)$")
        message(FATAL_ERROR "skua_add_module(${module} ${list} NAME=FILE...): got \"${asset}\"")
      endif()
      set(name "${CMAKE_MATCH_1}")
      set(file "${CMAKE_MATCH_2}")
      cmake_path(ABSOLUTE_PATH file)
      set(copy "${CMAKE_CURRENT_BINARY_DIR}/assets/${name}.bin")
      add_custom_command(OUTPUT "${copy}"
        COMMAND "${CMAKE_COMMAND}" -E copy "${file}" "${copy}" DEPENDS "${file}" VERBATIM)
      list(APPEND copies "${copy}")
      set(where "")
      if(list STREQUAL "ASSETS_WHERE_FAST")
        set(where ", \"where\": \"fast\"")
      endif()
      list(APPEND told "{\"name\": \"${name}\"${where}}")
    endforeach()
  endforeach()
  list(JOIN told ",\n " told)
  file(CONFIGURE OUTPUT "${CMAKE_CURRENT_BINARY_DIR}/${module}.assets.json" CONTENT "[${told}]\n" @ONLY)
  if(copies)
    add_custom_target(${side}_assets DEPENDS ${copies})
    add_dependencies(${side} ${side}_assets)
  endif()
endfunction()

# skua_main_module(TARGET): links an executable as the runtime that side modules load into;
# it exports what runtime/exports.txt lists.
function(skua_main_module target)
  set(exported "${CMAKE_CURRENT_BINARY_DIR}/${target}-exports.txt")
  file(STRINGS "${SKUA_EXPORTS}" lines)
  list(TRANSFORM lines REPLACE "#.*" "")
  list(TRANSFORM lines STRIP)
  list(FILTER lines EXCLUDE REGEX "^$")
  list(TRANSFORM lines PREPEND "_") # as JavaScript sees a C symbol
  list(JOIN lines "\n" lines)
  file(CONFIGURE OUTPUT "${exported}" CONTENT "${lines}\n" @ONLY)
  set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS "${SKUA_EXPORTS}")
  set_property(TARGET ${target} APPEND PROPERTY LINK_DEPENDS "${exported}")
  target_link_options(${target} PRIVATE -sMAIN_MODULE=2 "-sEXPORTED_FUNCTIONS=@${exported}")
endfunction()
