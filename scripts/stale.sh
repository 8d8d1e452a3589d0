# Sourced by the scripts that start what Maven has packaged; they set root first.

# Whether a jar is missing or older than the sources that may be in it.
stale() {
  [ ! -f "$1" ] || [ -n "$(find "$root"/pom.xml "$root"/shared/*/src/main "$root"/sdk/*/src/main "$root"/functions/*/src/main "$root"/socket-fleet/src/main "$root"/desktop/src/main -newer "$1" -type f -print -quit)" ]
}

# Packages modules with all that they stand on, without their tests.
package() {
  echo "Building $* ..." >&2
  (cd "$root" && ./mvnw -B -ntp -q -DskipTests -pl "$(IFS=,; echo "$*")" -am package)
  for module in "$@"; do touch "$root/$module"/target/*.jar; done # Maven leaves a jar alone that would be the same
}
