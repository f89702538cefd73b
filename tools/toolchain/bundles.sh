# What is kept in the cache folder, shared by all clones: sourced by setup and env.
#
#   emscripten-VERSION   compiler, its libraries, and system libraries built for wasm
#   libraries-VERSION    sources of Dear ImGui (whose version it is), nlohmann/json, doctest
#   sdl2-VERSION         source of SDL2, only for measuring
#
# A bundle appears by a rename once it is complete. Another version than that of
# versions.txt serves if it is newer.

skua_cache() {
  local base=${XDG_CACHE_HOME:-${HOME:?HOME is not set: set it, or XDG_CACHE_HOME}/.cache}
  printf '%s/skua' "$base"
}

wanted_version() { # PACKAGE
  sed -n "s/^$1 //p" "$toolchain/versions.txt"
}

# 6.0.5+dfsg+~1.41.5-2 -> 6.0.5
upstream() { sed -E 's/^[0-9]+://; s/[+-].*//' <<<"$1"; }

# Prints the folder of the bundle that serves.
bundle() { # NAME WANTED-UPSTREAM-VERSION
  local newest exact=$cache/$1-$2
  if [[ -d $exact ]]; then
    printf '%s' "$exact"
    return
  fi
  newest=$({ printf '%s\n' "$exact"; compgen -G "$cache/$1-[0-9]*" || true; } | sort -V | tail -n 1)
  [[ -d $newest ]] && printf '%s' "$newest"
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
