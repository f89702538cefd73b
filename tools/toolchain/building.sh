# Building all parts, with progress: sourced after progress.sh by tools/play and tools/test, with $project and $log set.

build_jobs() { nproc; }

# build_preset PRESET [TARGET...]: configures when that was never done, and builds.
build_preset() {
  local preset=$1 folder=$project/build/$1
  shift
  need_space "$project" 700
  if [[ ! -e $folder/build.ninja ]]; then
    rm -rf "$folder/CMakeCache.txt"
    step "Configuring $preset" cmake --preset "$preset" -S "$project" || explain "$preset could not be configured"
  fi
  # Nothing to do is the usual case: asked first, without a step of its own.
  [[ $(ninja -C "$folder" -n "$@" 2>/dev/null | tail -n 1) == *"no work to do"* ]] && return
  step "Building $preset" cmake --build "$folder" -j "$(build_jobs)" ${1:+--target "$@"} || explain "$preset could not be built"
}

# The folder that the school serves: pages, player, runtime, lessons.
build_site() {
  step "Putting the site together" node "$project/web/build.mjs" || explain "The site could not be put together"
}
