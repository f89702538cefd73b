# What is kept in the cache folder, shared by all clones: sourced by setup and env.
#
#   emscripten-VERSION   compiler, its libraries, and system libraries built for wasm
#   libraries-VERSION    sources of Dear ImGui (whose version it is), nlohmann/json, doctest
#   rhash-VERSION        sources of RHash's SHA-256
#   sdl2-VERSION         source of SDL2, only for measuring
#
# A bundle appears by a rename once it is complete.

skua_cache() {
  local base=${XDG_CACHE_HOME:-${HOME:?HOME is not set: set it, or XDG_CACHE_HOME}/.cache}
  printf '%s/skua' "$base"
}

wanted_version() { # PACKAGE
  sed -n "s/^$1 //p" "$toolchain/versions.txt"
}

# 6.0.5+dfsg+~1.41.5-2 -> 6.0.5
upstream() { sed -E 's/^[0-9]+://; s/[+-].*//' <<<"$1"; }

# Prints the folder of the bundle that serves: the wanted version, else the newest.
bundle() { # NAME WANTED-UPSTREAM-VERSION
  local newest=$cache/$1-$2
  [[ -d $newest ]] || newest=$(compgen -G "$cache/$1-[0-9]*" | sort -V | tail -n 1)
  [[ -n $newest ]] && printf '%s' "$newest"
}

# Whether that one is the wanted version or newer.
bundle_serves() { # NAME WANTED-UPSTREAM-VERSION
  local have
  have=$(bundle "$@") || return
  [[ $(printf '%s\n' "$cache/$1-$2" "$have" | sort -V | tail -n 1) == "$have" ]]
}

# A bundle's packages.txt tells the versions that it was made of.
warn_of_other_versions() { # FOLDER PACKAGE...
  local folder=$1 package have wanted
  shift
  for package; do
    have=$(sed -n "s/^$package //p" "$folder/packages.txt")
    wanted=$(wanted_version "$package")
    [[ $have == "$wanted" ]] ||
      warn "$package is $have, and this tree was measured with $wanted: sizes and hashes may differ."
  done
}

# The user's own emcc, if it is of the series we need and not from our cache.
own_emcc() {
  local path
  path=$(command -v emcc) || return 1
  path=$(readlink -f "$path")
  [[ $path != "$cache"/* ]] || return 1
  "$path" --version 2>/dev/null | head -n 1 | grep -qE '\b6\.0\.[0-9]+' || return 1
  printf '%s' "$path"
}
