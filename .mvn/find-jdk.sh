# Sourced by mvnw: points JAVA_HOME at a JDK 25, wherever this machine keeps it, or says how to get one.
# Order: JAVA_HOME, IM_JDK25, the javac on the PATH, then the usual folders of Linux, SDKMAN, asdf and macOS, or, where
# IM_JDK_FOLDERS is set, the folders that it lists (with colons) and no others.
im_is_jdk25() {
  [ -x "$1/bin/javac" ] && grep -q '^JAVA_VERSION="25[."]' "$1/release" 2>/dev/null
}

im_find_jdk25() {
  for candidate in "${JAVA_HOME-}" "${IM_JDK25-}"; do
    if [ -n "$candidate" ] && im_is_jdk25 "$candidate"; then
      printf '%s\n' "$candidate"
      return 0
    fi
  done
  set +f
  on_path=$(readlink -f "$(command -v javac 2>/dev/null || true)" 2>/dev/null || true)
  if [ -n "${IM_JDK_FOLDERS-}" ]; then
    set --
    old_ifs=$IFS
    IFS=:
    for folder in $IM_JDK_FOLDERS; do
      set -- "$@" "$folder"/*
    done
    IFS=$old_ifs
  else
    set -- /usr/lib/jvm/* "$HOME"/.sdkman/candidates/java/* "$HOME"/.asdf/installs/java/* "$HOME"/.jdks/* /opt/*jdk* \
      /Library/Java/JavaVirtualMachines/*/Contents/Home
  fi
  for candidate in "${on_path%/bin/javac}" "$@"; do
    if im_is_jdk25 "$candidate"; then
      printf '%s\n' "$candidate"
      set -f
      return 0
    fi
  done
  set -f
  return 1
}

JAVA_HOME=$(im_find_jdk25) || {
  echo "im-relation needs a JDK 25 and found none." >&2
  echo "Install one (for example Eclipse Temurin 25) and start again, or set JAVA_HOME to it." >&2
  exit 1
}
export JAVA_HOME
