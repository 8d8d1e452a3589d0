# Sourced by the scripts that start what Maven has packaged; they set root first.

# Whether a jar is missing or older than the sources that may be in it.
stale() {
  local sources=("$root"/pom.xml "$root"/shared/*/src/main "$root"/sdk/*/src/main)
  case "$1" in
  *desktop.jar) sources+=("$root"/desktop/src/main) ;;
  *) sources+=("$root"/functions/*/src/main "$root"/socket-fleet/src/main) ;;
  esac
  [ ! -f "$1" ] || [ -n "$(find "${sources[@]}" -newer "$1" -type f -print -quit)" ]
}

# Packages modules with all that they stand on, without their tests.
package() {
  echo "Building $* ..." >&2
  (cd "$root" && ./mvnw -B -ntp -q -DskipTests -pl "$(IFS=,; echo "$*")" -am package)
  for module in "$@"; do touch "$root/$module"/target/*.jar; done # Maven leaves a jar alone that would be the same
}
