# Building all parts, with progress: sourced after progress.sh by tools/play and tools/test, with $project and $log set.

build_jobs() { nproc; }

# Shows what the last step said before it failed: the cause, for who is writing a lesson. Commands are left to the log.
show_cause() {
  awk '/^== / { text = "" } { text = text $0 "\n" } END { print text }' "$log" |
    grep -vE '^(== |: && |FAILED:|ninja: |\[[0-9]+/[0-9]+\]|/|$)' | cut -c1-300 | tail -n 12 >&2
}

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
  step "Building $preset" cmake --build "$folder" -j "$(build_jobs)" ${1:+--target "$@"} || { show_cause; explain "$preset could not be built"; }
}

# The folder that the school serves: pages, player, runtime, lessons.
build_site() {
  step "Putting the site together" node "$project/web/build.mjs" || { show_cause; explain "The site could not be put together"; }
}
