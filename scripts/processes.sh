# Sourced by the scripts that start the desktop client and what it needs; they set root and JAVA_HOME first.

# Ends what was started and removes the folder of this run; for trap: trap finish EXIT.
finish() {
  for process in "${local_run-}" "${display_server-}" "${client-}"; do
    if [ -n "$process" ]; then kill "$process" 2>/dev/null || true; fi
  done
  wait 2>/dev/null || true
  if [ -n "${work-}" ]; then rm -rf "$work"; fi
}

# Ends the script where no display server can be started.
require_display_server() {
  if ! command -v Xvfb >/dev/null; then
    echo "There is no Xvfb: .ci/run installs what a fresh Debian machine lacks." >&2
    exit 1
  fi
}

# Starts a local run and waits until it takes work: start_local_run LOG [ARGUMENT...].
# Sets local_run (its process), functions (its URL) and sockets (host:port). Whoever calls it stops it.
start_local_run() {
  local log=$1
  shift
  mkdir -p "$(dirname "$log")"
  (cd "$root" && exec "$JAVA_HOME/bin/java" -XX:+UseG1GC -Xmx512m --enable-native-access=ALL-UNNAMED \
    --sun-misc-unsafe-memory-access=allow -jar functions/local/target/local.jar "$@") >"$log" 2>&1 &
  local_run=$!
  until grep -q 'Ctrl-C stops everything' "$log"; do
    if ! kill -0 "$local_run" 2>/dev/null; then
      echo "The local run does not start; the last lines of $log:" >&2
      tail -n 15 "$log" >&2
      return 1
    fi
    sleep 0.2
  done
  functions=$(sed -n 's:^ *functions *\(http[^ ]*\).*:\1:p' "$log")
  sockets=$(sed -n 's:^ *sockets *\([^ ]*\).*:\1:p' "$log")
}

# The same with everything of its own, on free ports, in a folder.
start_own_local_run() {
  start_local_run "$1/server.log" --im.local.data="$1/server" --im.local.http-port=0 --im.local.socket-port=0 \
    --im.local.grpc-port=0 --im.local.fleet-port=0
}

# Starts a display server on a free display and sets DISPLAY: start_display. Sets display_server.
start_display() {
  local numbers
  numbers=$(mktemp -u)
  mkfifo "$numbers"
  Xvfb -displayfd 3 -screen 0 1600x1000x24 -nolisten tcp 3>"$numbers" 2>/dev/null &
  display_server=$!
  read -r number <"$numbers"
  rm "$numbers"
  export DISPLAY=":$number"
}

# Waits until both people of the demo are signed in and connected; their client has its data in FOLDER/data.
await_two_connections() {
  for _ in $(seq 300); do
    if [ "$(grep -sc 'the account is connected' "$1/data/desktop.0.log")" = 2 ]; then return 0; fi
    sleep 0.2
  done
  echo "Not within a minute: two windows with a connection" >&2
  cat "$1"/*.log "$1"/data/*.log >&2
  return 1
}
