# Sources and headers that are compiled for wasm: sourced by setup.

warn_if_other() { # PACKAGE VERSION
  local wanted
  wanted=$(wanted_version "$1")
  [[ $2 == "$wanted" ]] || warn "$1 is $2, and this tree was measured with $wanted."
}

unpack_libraries() { # FINAL
  local tree=$scratch/libraries
  mkdir -p "$tree" || return
  unpack_testing_source "$tree/imgui" imgui || return
  : >"$testing_folder/status"
  unpack_testing "$tree/headers" nlohmann-json3-dev doctest-dev || return
  mv -T "$tree" "$1"
}

ensure_libraries() {
  local version folder package
  bundle libraries "$(upstream "$(wanted_version imgui)")" >/dev/null && return
  need_cache_space
  open_archive
  version=$(testing_source_version imgui)
  [[ -n $version ]] || fail "Debian $testing_suite has no source package imgui any more."
  warn_if_other imgui "$version"
  for package in nlohmann-json3-dev doctest-dev; do
    warn_if_other "$package" "$(testing_version "$package")"
  done
  folder=$cache/libraries-$(upstream "$version")
  [[ -d $folder ]] || step "Fetching Dear ImGui, nlohmann/json and doctest" unpack_libraries "$folder" ||
    explain "Dear ImGui, nlohmann/json and doctest could not be installed"
}

unpack_sdl2() { # FINAL
  unpack_testing_source "$scratch/sdl2-source" libsdl2 || return
  # Emscripten's port copies the tree, and dangling links elsewhere in it break the copy.
  mkdir -p "$scratch/sdl2" || return
  mv "$scratch"/sdl2-source/{include,src,LICENSE.txt} "$scratch/sdl2" || return
  mv -T "$scratch/sdl2" "$1"
}

ensure_sdl2() {
  local version folder
  bundle sdl2 "$(upstream "$(wanted_version libsdl2)")" >/dev/null && return
  need_cache_space
  open_archive
  version=$(testing_source_version libsdl2)
  [[ -n $version ]] || fail "Debian $testing_suite has no source package libsdl2 any more."
  warn_if_other libsdl2 "$version"
  folder=$cache/sdl2-$(upstream "$version")
  [[ -d $folder ]] || step "Fetching SDL2" unpack_sdl2 "$folder" || explain "SDL2 could not be installed"
}
