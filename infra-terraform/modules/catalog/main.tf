# Reads the catalog; everything that depends on functions and topics is derived here, once. No resources.

locals {
  catalog = jsondecode(file(var.catalog_file))

  # What operators call (access `service`) runs in the Kafka-bound process, which may call nodes; no route leads there.
  requests  = [for f in local.catalog.functions : f if f.kind == "request" && try(f.access, "") != "service"]
  operators = [for f in local.catalog.functions : f if f.kind == "request" && try(f.access, "") == "service"]
  kafka     = { for f in local.catalog.functions : f.name => f if f.kind == "kafka" }
  queues    = { for f in local.catalog.functions : f.name => f if f.kind == "queue" }
  schedules = { for f in local.catalog.functions : f.name => f if f.kind == "schedule" }

  # A feature's requests are one deployable, so they run in one place.
  feature_compute = { for f in local.requests : f.feature => lookup(var.compute, f.feature, f.compute)... }
  features_lambda = toset([for feature, places in local.feature_compute : feature if alltrue([for p in places : p == "lambda"])])
  features_ecs    = toset([for feature, places in local.feature_compute : feature if alltrue([for p in places : p == "ecs"])])

  kafka_compute = { for name, f in local.kafka : name => lookup(var.compute, name, f.compute) }
  kafka_lambda  = { for name, f in local.kafka : name => f if local.kafka_compute[name] == "lambda" }
  kafka_ecs     = { for name, f in local.kafka : name => f if local.kafka_compute[name] == "ecs" }

  # The message route: what is Submitted must not leave its log before it is Accepted and fanned out.
  route_functions = ["acceptMessage", "fanOutMessage"]
  route_split     = anytrue([for name in local.route_functions : contains(keys(local.kafka_lambda), name)])

  # A process that is no function: the catalog knows its topics, and not that it writes them.
  node_writes  = ["message-submitted", "cursor-reported", "ephemeral"]
  relay_writes = ["message-submitted", "ephemeral", "session-ended", "profile-changed"]

  writes = { for f in local.catalog.functions : f.name => concat(
    [for use in f.uses : trimprefix(use, "kafka:") if startswith(use, "kafka:")],
    f.kind == "kafka" ? ["${f.topic}.dead"] : [],
  ) }
  stores = { for f in local.catalog.functions : f.name => [for use in f.uses : use if !startswith(use, "kafka:") && !startswith(use, "looks:") && use != "dead-letters"] }

  # Topics that are looked at without joining a consumer group, wherever their functions run: all dead letters, and what
  # `looks:` names, together with how far its group is.
  looked       = distinct(flatten([for f in local.operators : [for use in f.uses : trimprefix(use, "looks:") if startswith(use, "looks:")]]))
  looks        = concat(distinct(flatten([for f in local.operators : [for g in local.kafka : "${g.topic}.dead"] if contains(f.uses, "dead-letters")])), local.looked)
  looks_groups = [for name, f in local.kafka : name if contains(local.looked, f.topic)]

  # `mapped`: Lambda polls the topic with this role.
  request_roles = { for feature in local.features_lambda : feature => {
    compute = "lambda"
    mapped  = false
    uses    = distinct(flatten([for f in local.requests : local.stores[f.name] if f.feature == feature]))
    reads   = {}
    writes  = distinct(flatten([for f in local.requests : local.writes[f.name] if f.feature == feature]))
  } }
  function_roles = { for name, f in merge(local.kafka_lambda, local.queues, local.schedules) : name => {
    compute = "lambda"
    mapped  = f.kind == "kafka"
    uses    = local.stores[name]
    reads   = f.kind == "kafka" ? { (f.topic) = name } : {}
    writes  = local.writes[name]
  } }
  process_roles = {
    kafka-bound = {
      compute = "ecs"
      mapped  = false
      # The relay of the outbox lives here: it reads MySQL and is poked by nobody.
      uses   = distinct(concat(["mysql"], flatten([for f in concat(values(local.kafka_ecs), local.operators) : local.stores[f.name]])))
      reads  = { for name, f in local.kafka_ecs : f.topic => name }
      looks  = { topics = local.looks, groups = local.looks_groups }
      writes = distinct(concat(local.relay_writes, flatten([for f in concat(values(local.kafka_ecs), local.operators) : local.writes[f.name]])))
    }
    socket-fleet = { compute = "ecs", mapped = false, uses = ["redis"], reads = {}, writes = local.node_writes }
    prepare      = { compute = "ecs", mapped = false, uses = ["mysql-owner", "topics"], reads = {}, writes = [] }
  }
  requests_role = { for process in length(local.features_ecs) > 0 ? ["requests"] : [] : process => {
    compute = "ecs"
    mapped  = false
    # Whichever features moved, the process holds them all: it does not start without Redis.
    uses   = distinct(concat(["redis"], flatten([for f in local.requests : local.stores[f.name] if contains(local.features_ecs, f.feature)])))
    reads  = {}
    writes = distinct(flatten([for f in local.requests : local.writes[f.name] if contains(local.features_ecs, f.feature)]))
  } }
}
