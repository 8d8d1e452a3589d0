# Sourced by the scripts that start a local run for the desktop client; they set root and JAVA_HOME first.

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
