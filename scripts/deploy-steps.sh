# The steps of scripts/deploy, which sets root, environment, folder, version, values and ask first.

work=$(mktemp -d)
trap 'rm -rf "$work" "${scratch-}"' EXIT
began=$SECONDS

say() { printf '%s\n' "$@" >&2; }

step() { say "[$((SECONDS - began)) s] $* ..."; }

# Ends the script: what is wrong, then what to do, a line each.
stop() {
  printf 'deploy: %s\n' "$@" >&2
  exit 1
}

in_environment() { (cd "$root/$folder" && "$@"); }

confirm() {
  if ! $ask; then return; fi
  [ -t 0 ] || stop "nobody is there to ask: $1" "Start it in a terminal, or with --yes."
  read -r -p "$1 [yes/no] " answer
  [ "$answer" = yes ] || stop "stopped; nothing was changed by this step"
}

# ---- What must be there.

require_tools() {
  local lacking=()
  command -v terraform >/dev/null || lacking+=("terraform: install 1.10 or later")
  command -v aws >/dev/null || lacking+=("aws: install the AWS CLI 2")
  if ! $only_plan; then
    command -v curl >/dev/null || lacking+=("curl: install it")
    command -v jq >/dev/null || lacking+=("jq: install it")
    docker buildx version >/dev/null 2>&1 || lacking+=("docker with buildx: install it, images are built by it")
    docker info >/dev/null 2>&1 || lacking+=("a Docker daemon: start it")
  fi
  if [ ${#lacking[@]} -gt 0 ]; then stop "this is missing:" "${lacking[@]/#/  }"; fi
}

has_values() { compgen -G "$root/$folder/*.auto.tfvars" >/dev/null || [ -f "$root/$folder/terraform.tfvars" ]; }

require_values() {
  local lacking=()
  [ -f "$root/$folder/backend.hcl" ] || lacking+=("$folder/backend.hcl: where Terraform keeps its state (docs/deploy.md, step 1)")
  has_values || lacking+=("$folder/$environment.auto.tfvars: copy example.tfvars and fill it in (docs/deploy.md, step 4)")
  aws sts get-caller-identity >"$work/caller" 2>&1 || lacking+=("a way into AWS: sign in (aws sso login, or AWS_PROFILE): $(tail -n 1 "$work/caller")")
  if [ ${#lacking[@]} -gt 0 ]; then stop "this is missing:" "${lacking[@]/#/  }"; fi
}

require_commit() {
  [ -z "$(git status --porcelain)" ] || stop "there are changes that are in no commit:" "$(git status --short)" \
    "Images carry the commit's name and can never be pushed again: commit first, or put the changes away."
}

# Each secret has a value, but those named here.
require_secrets() {
  local name lacking=()
  for name in $(in_environment terraform state list module.system.module.secrets | sed -n 's/.*\["\(.*\)"\]$/\1/p'); do
    case " $* " in *" $name "*) continue ;; esac
    [ "$(aws secretsmanager describe-secret --secret-id "im-$environment/$name" --query 'length(VersionIdsToStages || `{}`)' --output text)" != 0 ] ||
      lacking+=("$name")
  done
  if [ ${#lacking[@]} -gt 0 ]; then
    stop "these secrets have no value yet: ${lacking[*]}" "Set them (docs/deploy.md, step 6; redis-url: step 8):" \
      "${lacking[@]/#/  aws secretsmanager put-secret-value --secret-string file://FILE --secret-id im-$environment/}" \
      "Then start this again."
  fi
}

# ---- What is made.

build() {
  # shellcheck source=../.mvn/find-jdk.sh
  . "$root/.mvn/find-jdk.sh"
  step "Building functions and processes of $version"
  rm -rf functions/server/target/lib socket-fleet/target/lib # A jar of an older version would stay.
  ./mvnw -B -ntp -q -DskipTests -pl functions/server,socket-fleet -am package
  # shellcheck disable=SC2046 # words
  scripts/package-lambda $(deployables)
  step "Adding RDS's certificate authorities"
  # As in the image, and for its reasons not pinned by a sum (config/images/process/Dockerfile).
  curl -fsS -o "$work/rds.pem" https://truststore.pki.rds.amazonaws.com/global/global-bundle.pem ||
    stop "the certificate authorities of RDS cannot be fetched"
  PATH="$JAVA_HOME/bin:$PATH" sh config/images/process/trust-rds "$work/rds.pem" "$work/rds.p12"
  for zip in functions/lambda/*/target/*.zip; do "$JAVA_HOME/bin/jar" --update --no-manifest --file "$zip" -C "$work" rds.p12; done
}

# URL of an image's repository, once there is one; from the state, so that region and account are Terraform's.
repository() {
  in_environment terraform state show -no-color "module.system.module.registry.aws_ecr_repository.this[\"$1\"]" 2>/dev/null |
    sed -n 's/^ *repository_url *= "\(.*\)"$/\1/p'
}

push_image() {
  local name=$1 context=$2 url registry
  url=$(repository "$name")
  registry=${url%%/*}
  # ACCOUNT.dkr.ecr.REGION.amazonaws.com
  AWS_REGION=$(cut -d. -f4 <<<"$registry")
  export AWS_REGION
  if aws ecr describe-images --repository-name "${url#*/}" --image-ids "imageTag=$version" >/dev/null 2>&1; then
    step "The image $name of $version is there"
    return
  fi
  step "Building and pushing the image $name"
  aws ecr get-login-password | docker login --username AWS --password-stdin "$registry" >/dev/null
  docker buildx build --platform linux/arm64 --file config/images/process/Dockerfile --build-context image=config/images/process \
    --build-arg "JAR=$name" --provenance=false --tag "$url:$version" --push "$context"
}

# Shows what would change and asks once for the steps that follow.
review() {
  step "Planning"
  in_environment terraform plan -input=false "${values[@]}" "$@"
  confirm "Apply this to $environment?"
}

apply_reviewed() {
  step "Applying $1"
  in_environment terraform apply -input=false -auto-approve "${values[@]}" "${@:2}"
}

apply() {
  step "Planning $1"
  in_environment terraform plan -input=false "${values[@]}" "${@:2}"
  confirm "Make $1 in $environment?"
  apply_reviewed "$@"
}

stores_exist() {
  [ "$(in_environment terraform state list | grep -cE '^module\.system\.module\.(kafka\.aws_msk_cluster|database\.aws_rds_cluster_instance|cache\.aws_elasticache_replication_group)\.this(\[0\])?$')" = 3 ]
}

# The outputs are written when everything is there.
all_exists() {
  in_environment terraform output -json system >"$work/system.json" 2>/dev/null && jq -e .prepare "$work/system.json" >/dev/null
}

system() { jq -r "$1" "$work/system.json"; }

# The one-off task: migrates the tables and makes topics. Waits for its end, 15 minutes at most.
run_prepare() {
  local cluster task status before='' deadline=$((SECONDS + 900))
  step "Migrating"
  cluster=$(system .prepare.cluster)
  # The family alone is its newest revision.
  task=$(aws ecs run-task --launch-type FARGATE --cluster "$cluster" --task-definition "im-$environment-prepare" \
    --network-configuration "$(system '.prepare | "awsvpcConfiguration={subnets=[\(.subnets | join(","))],securityGroups=[\(.security_group)],assignPublicIp=DISABLED}"')" \
    --query 'tasks[0].taskArn || failures[0].reason' --output text)
  case $task in arn:*) ;; *) stop "ECS does not start the task prepare: $task" ;; esac
  while :; do
    aws ecs describe-tasks --cluster "$cluster" --tasks "$task" --query 'tasks[0]' --output json >"$work/task.json"
    status=$(jq -r .lastStatus "$work/task.json")
    if [ "$status" != "$before" ]; then step "  prepare: $status"; fi
    before=$status
    if [ "$status" = STOPPED ]; then break; fi
    [ "$SECONDS" -lt "$deadline" ] || stop "prepare did not end within 15 minutes; it goes on, and nothing else was applied" \
      "Look at: aws logs tail /ecs/im-$environment-prepare --follow"
    sleep 5
  done
  if [ "$(jq -r '.containers[] | select(.name == "process") | .exitCode' "$work/task.json")" = 0 ]; then return; fi
  aws logs tail "/ecs/im-$environment-prepare" --since 20m | tail -n 30 >&2 || true
  stop "prepare failed: $(jq -r '.stoppedReason // "see its log above"' "$work/task.json"); nothing else was applied" \
    "In a new environment: may im_owner sign in (docs/deploy.md, step 8)? Else mend the cause and start this again."
}

# Waits until ECS runs the new version everywhere, 20 minutes at most: a node leaves within four.
await_services() {
  local cluster services state running before='' name newest deadline=$((SECONDS + 1200))
  cluster=$(system .prepare.cluster)
  step "Waiting for ECS to start what is new and to end what is old"
  read -r -a services <<<"$(aws ecs list-services --cluster "$cluster" --query serviceArns --output text)"
  while :; do
    aws ecs describe-services --cluster "$cluster" --services "${services[@]}" --output json >"$work/services.json"
    state=$(jq -r '[.services[] | "\(.serviceName) \(.runningCount) of \(.desiredCount) \(.deployments[] | select(.status == "PRIMARY") | .rolloutState)"] | join(", ")' "$work/services.json")
    if [ "$state" != "$before" ]; then step "  $state"; fi
    before=$state
    case $state in *IN_PROGRESS*) ;; *) break ;; esac
    [ "$SECONDS" -lt "$deadline" ] || stop "ECS is not done within 20 minutes; it goes on" "Look at the services' events and logs."
    sleep 10
  done
  case $state in *FAILED*) stop "ECS gave up: $state" "See why: aws logs tail /ecs/SERVICE --since 1h" ;; esac
  # A service is called like the family of its tasks; ECS goes back to an older one of it where the newest does not come up.
  jq -r '.services[] | .serviceName + " " + (.deployments[] | select(.status == "PRIMARY") | .taskDefinition)' "$work/services.json" |
    while read -r name running; do
      newest=$(aws ecs describe-task-definition --task-definition "$name" --query taskDefinition.taskDefinitionArn --output text)
      [ "$running" = "$newest" ] || stop "$name of $version does not come up; ECS went back to ${running##*/}" \
        "See why: aws logs tail /ecs/$name --since 1h"
    done
}

# ---- What people do next.

say_who_must_sign_in() {
  say "" "The stores are made, and know nobody yet: make their users and set the secret redis-url (docs/deploy.md, step 8)," \
    "then start this again: it makes everything else, migrates and starts the processes."
}

say_what_is_next() {
  all_exists
  say "" "$environment is at $version. Next:" \
    "  names    the HTTP API's name is an alias of $(system .addresses.http_api.name)," \
    "           the sockets' name of $(system .addresses.sockets.name), port 443" \
    "  watch    the dashboard $(system .dashboard), for ten minutes: lag, dead letters, delivery" \
    "  try      docs/deploy.md, \"The first message\"" \
    "  go back  check the commit before out and start this again"
}

# ---- Without an account.

# Of an empty account, on a copy, with a state that is thrown away.
plan_offline() {
  local files=()
  has_values || files=(-var-file=example.tfvars)
  copy_terraform
  trap 'rm -rf "$work" "$scratch"' EXIT
  cp "$root/$folder"/*.tfvars "$scratch/tree/$folder/" 2>/dev/null || true
  printf 'terraform {\n  backend "local" {}\n}\n' >"$scratch/tree/$folder/backend_override.tf"
  "$IM_TERRAFORM_OFFLINE" "$scratch/tree" shell "cd '$folder' &&
    { terraform init -input=false -no-color >init.log 2>&1 || { cat init.log; exit 1; }; } &&
    terraform plan -input=false -no-color ${files[*]} ${values[*]}"
}
