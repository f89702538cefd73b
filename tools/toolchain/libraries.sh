# Sources and headers that are compiled for wasm: sourced by setup.

unpack_libraries() { # FINAL
  local tree=$scratch/libraries
  mkdir -p "$tree" || return
  unpack_testing_source "$tree/imgui" imgui "$tree/packages.txt" || return
  declare_nothing
  unpack_testing "$tree/headers" nlohmann-json3-dev doctest-dev || return
  cat "$tree/headers/packages.txt" >>"$tree/packages.txt" || return
  rm "$tree/headers/packages.txt"
  mv -T "$tree" "$1"
}

ensure_libraries() {
  local wanted version folder
  wanted=$(upstream "$(wanted_version imgui)")
  if ! bundle_serves libraries "$wanted"; then
    open_archive
    version=$(testing_source_version imgui)
    [[ -n $version ]] || fail "Debian $testing_suite has no source package imgui any more."
    folder=$cache/libraries-$(upstream "$version")
    [[ -d $folder ]] || step "Fetching Dear ImGui, nlohmann/json and doctest" unpack_libraries "$folder" ||
      explain "Dear ImGui, nlohmann/json and doctest could not be installed"
  fi
  warn_of_other_versions "$(bundle libraries "$wanted")" imgui nlohmann-json3-dev doctest-dev
}

# SHA-256 for the runtime: two source files of RHash's library.
unpack_rhash() { # FINAL
  local tree=$scratch/rhash
  mkdir -p "$tree/librhash" || return
  unpack_testing_source "$scratch/rhash-source" rhash "$tree/packages.txt" || return
  mv "$scratch"/rhash-source/COPYING "$tree" || return
  mv "$scratch"/rhash-source/librhash/{sha256,byte_order}.{c,h} "$scratch"/rhash-source/librhash/ustd.h "$tree/librhash" || return
  mv -T "$tree" "$1"
}

ensure_rhash() {
  local wanted version folder
  wanted=$(upstream "$(wanted_version rhash)")
  if ! bundle_serves rhash "$wanted"; then
    open_archive
    version=$(testing_source_version rhash)
    [[ -n $version ]] || fail "Debian $testing_suite has no source package rhash any more."
    folder=$cache/rhash-$(upstream "$version")
    [[ -d $folder ]] || step "Fetching RHash" unpack_rhash "$folder" || explain "RHash could not be installed"
  fi
  warn_of_other_versions "$(bundle rhash "$wanted")" rhash
}

unpack_sdl2() { # FINAL
  local tree=$scratch/sdl2
  mkdir -p "$tree" || return
  unpack_testing_source "$scratch/sdl2-source" libsdl2 "$tree/packages.txt" || return
  # Emscripten's port copies the tree, and dangling links elsewhere in it break the copy.
  mv "$scratch"/sdl2-source/{include,src,LICENSE.txt} "$tree" || return
  mv -T "$tree" "$1"
}

ensure_sdl2() {
  local wanted version folder
  wanted=$(upstream "$(wanted_version libsdl2)")
  if ! bundle_serves sdl2 "$wanted"; then
    open_archive
    version=$(testing_source_version libsdl2)
    [[ -n $version ]] || fail "Debian $testing_suite has no source package libsdl2 any more."
    folder=$cache/sdl2-$(upstream "$version")
    [[ -d $folder ]] || step "Fetching SDL2" unpack_sdl2 "$folder" || explain "SDL2 could not be installed"
  fi
  warn_of_other_versions "$(bundle sdl2 "$wanted")" libsdl2
}
