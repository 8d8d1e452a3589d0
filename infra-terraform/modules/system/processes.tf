locals {
  # Arguments of the image `server`; the node's image takes none.
  processes = { for process, image in { kafka-bound = "server", requests = "server", prepare = "server", socket-fleet = "socket-fleet" } :
  process => image if contains(keys(local.roles), process) }
  services = setintersection(["kafka-bound", "requests"], keys(local.processes))

  process_environment = { for process, image in local.processes : process => merge(
    image == "socket-fleet" ? local.node_environment : merge(local.environment[process], local.server_environment[process]),
    process == "kafka-bound" ? module.catalog.kafka_bound_environment : {},
  ) }
  process_secrets = { for process, image in local.processes : process => merge(
    image == "socket-fleet" ? { SOCKET_REDIS_URL = module.secrets.arns["redis-url"] } : local.secrets[process].ecs,
    # TLS to the load balancer too.
    process == "requests" ? { SERVER_SSL_CERTIFICATE = module.secrets.arns["tls-certificate"], SERVER_SSL_CERTIFICATE_PRIVATE_KEY = module.secrets.arns["tls-key"] } : {},
  ) }
  process_ports = {
    kafka-bound  = []
    prepare      = []
    requests     = [local.ports.http]
    socket-fleet = [local.ports.listen, local.ports.fleet]
  }
  # Whether ECS should end a task and start another. Requests are asked by their load balancer.
  process_health = {
    kafka-bound  = { port = local.ports.http, path = "/actuator/health/liveness" }
    socket-fleet = { port = local.ports.management, path = "/actuator/health/liveness" }
  }
  tasks = { for process, size in var.sizes.processes : process => var.paused ? { min = 0, max = 0 } : { min = size.min, max = size.max } }
}

resource "aws_ecs_cluster" "this" {
  name = var.name

  setting {
    name  = "containerInsights"
    value = "enabled"
  }

  configuration {
    managed_storage_configuration {
      fargate_ephemeral_storage_kms_key_id = module.keys.arns.data
    }
  }
}

# `prepare` is run by hand before each rollout: migrations and topics (docs/deploy.md).
module "task" {
  source   = "../task"
  for_each = local.processes

  name                 = "${var.name}-${each.key}"
  region               = var.region
  image                = "${module.registry.repositories[each.value].url}:${var.image_tag}"
  repository_arn       = module.registry.repositories[each.value].arn
  command              = each.value == "server" ? [each.key] : []
  cpu                  = var.sizes.processes[each.key].cpu
  memory_mib           = var.sizes.processes[each.key].memory_mib
  ports                = local.process_ports[each.key]
  environment          = local.process_environment[each.key]
  secrets              = local.process_secrets[each.key]
  setup                = each.key == "socket-fleet" ? local.node_setup : local.server_setup[each.key]
  alive                = lookup(local.process_health, each.key, null)
  stop_timeout_seconds = each.key == "socket-fleet" ? local.stop_seconds : 30
  policy_json          = module.permissions[each.key].json
  data_key_arn         = module.keys.arns.data
  log_key_arn          = module.keys.arns.logs
  log_retention_days   = var.log_retention_days
}

module "service" {
  source   = "../service"
  for_each = local.services

  name                = "${var.name}-${each.key}"
  cluster_name        = aws_ecs_cluster.this.name
  task_definition_arn = module.task[each.key].arn
  subnet_ids          = module.network.private_subnet_ids
  security_group_ids  = [local.groups[each.key]]
  tasks               = local.tasks[each.key]
  target              = each.key == "requests" ? { group_arn = module.http_api.process_target_group_arn, port = local.ports.http } : null
}

module "socket_fleet" {
  source = "../socket-fleet"

  name                   = var.name
  vpc_id                 = module.network.vpc_id
  public_subnet_ids      = module.network.public_subnet_ids
  private_subnet_ids     = module.network.private_subnet_ids
  node_security_group_id = local.groups["socket-fleet"]
  cluster_name           = aws_ecs_cluster.this.name
  task_definition_arn    = module.task["socket-fleet"].arn
  listen_port            = local.ports.listen
  nodes                  = local.tasks["socket-fleet"]
  stop_seconds           = local.stop_seconds
  deletion_protection    = var.deletion_protection
}
