# Sourced by the scripts that run Terraform on a copy; they set root first.

# A configuration of the CLI that does not exist makes terraform complain at every call.
if [ -n "${TF_CLI_CONFIG_FILE-}" ] && [ ! -f "$TF_CLI_CONFIG_FILE" ]; then unset TF_CLI_CONFIG_FILE; fi
export CHECKPOINT_DISABLE=1 TF_IN_AUTOMATION=1

# Deployables of functions on Lambda, wherever `compute` leaves each: what the catalog names, a feature's or its own.
deployables() {
  jq -r '[.functions[] | select(.access != "service") | .deployable // .feature] | unique[]' "$root/config/catalog.json"
}

# Sets scratch, a folder that goes with the script, with infra-terraform and the catalog in scratch/tree.
copy_terraform() {
  mkdir -p "$root/target"
  scratch=$(mktemp -d "$root/target/terraform.XXXXXX")
  trap 'rm -rf "$scratch"' EXIT
  mkdir "$scratch/tree"
  (
    cd "$root"
    git ls-files -z --cached --others --exclude-standard infra-terraform config/catalog.json |
      while IFS= read -r -d '' file; do
        if [ -f "$file" ]; then printf '%s\0' "$file"; fi
      done | tar --null -T - -cf -
  ) | tar -xf - -C "$scratch/tree"
}
