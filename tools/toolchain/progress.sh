# Telling what is going on: sourced by the scripts beside it.
# A step shows its elapsed seconds; its output goes to $log, which is named if it fails.

say() { printf '%s\n' "$*"; }

warn() { printf 'Warning: %s\n' "$*" >&2; }

# One line that says what is wrong and what to do.
fail() {
  printf '%s: %s\n' "${0##*/}" "$*" >&2
  exit 1
}

ticker=

# Without a child process: one would keep a pipe open after we are gone.
pause() { read -rt "$1" <> <(:) || true; }

tick() { # TITLE
  local start=$SECONDS
  if [[ -t 1 ]]; then
    while :; do
      printf '\r\033[K%s … %d s' "$1" $((SECONDS - start))
      pause 1
    done
  else
    pause 2
    while :; do
      printf '%s … %d s\n' "$1" $((SECONDS - start))
      pause 20
    done
  fi
}

stop_ticker() {
  [[ -n $ticker ]] || return 0
  kill "$ticker" 2>/dev/null || true
  wait "$ticker" 2>/dev/null || true
  ticker=
}

# step TITLE COMMAND...: runs the command and returns its status.
step() {
  local title=$1 start=$SECONDS status=0 end=''
  shift
  tick "$title" &
  ticker=$!
  printf '\n== %s\n' "$title" >>"$log"
  "$@" >>"$log" 2>&1 </dev/null || status=$?
  stop_ticker
  [[ -t 1 ]] && end=$'\r\033[K'
  if ((status)); then
    printf '%s%s: failed\n' "$end" "$title"
  else
    printf '%s%s: %d s\n' "$end" "$title" $((SECONDS - start))
  fi
  return "$status"
}

# Ends after a failed step: the reason, if its output shows one we know.
explain() { # WHAT
  local tail
  tail=$(awk '/^== / { text = "" } { text = text $0 "\n" } END { print text }' "$log" | tail -n 200)
  if grep -qiE 'no space left|enough free space' <<<"$tail"; then
    fail "$1: the disk is full. Free some space and run again. Details: $log"
  elif grep -qiE 'release file .* is (expired|not valid yet)' <<<"$tail"; then
    fail "$1: the mirror's lists are out of date, or this machine's clock is wrong. Set the clock, or use a current Debian mirror. Details: $log"
  elif grep -qiE 'could not resolve|temporary failure|could not connect|cannot initiate the connection|network is unreachable|connection (timed out|refused|failed)|ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ENETUNREACH|ETIMEDOUT' <<<"$tail"; then
    fail "$1: the network can't be reached. Connect and run again. Details: $log"
  elif grep -qE '404 +Not Found' <<<"$tail"; then
    fail "$1: the Debian mirror's lists and files disagree, as they do while it is updated. Run again later, or set another mirror in /etc/apt. Details: $log"
  fi
  fail "$1. Details: $log"
}

# need_space FOLDER MEGABYTES: the folder need not exist yet.
need_space() {
  local folder=$1 free
  while [[ ! -d $folder ]]; do folder=$(dirname "$folder"); done
  free=$(df -Pm "$folder" | awk 'NR == 2 { print $4 }')
  ((free >= $2)) || fail "$1 has $free MB free, and $2 MB are needed. Free some space${3:+, or $3}."
}
