# One environment. dev and production are this with other sizes.

module "catalog" {
  source = "../catalog"

  catalog_file = var.catalog_file
  compute      = var.compute
}

module "keys" {
  source = "../keys"

  name                 = var.name
  account_id           = var.account_id
  region               = var.region
  deletion_window_days = var.deletion_protection ? 30 : 7
}

module "network" {
  source = "../network"

  name         = var.name
  region       = var.region
  cidr         = var.network.cidr
  zones        = var.network.zones
  nat_per_zone = var.network.nat_per_zone
  # Lambda's pollers sit beside the brokers, where there is no NAT.
  interface_endpoints = setunion(var.network.interface_endpoints, length(module.catalog.kafka_lambda) > 0 ? ["lambda", "sts"] : [])
  log_key_arn         = module.keys.arns.logs
  log_retention_days  = var.log_retention_days
}

module "secrets" {
  source = "../secrets"

  name                 = var.name
  key_arn              = module.keys.arns.data
  recovery_window_days = var.deletion_protection ? 30 : 0
}

module "registry" {
  source = "../registry"

  name         = var.name
  key_arn      = module.keys.arns.data
  force_delete = !var.deletion_protection
}

module "kafka" {
  source = "../kafka"

  name                      = var.name
  vpc_id                    = module.network.vpc_id
  network_cidr              = module.network.cidr
  subnet_ids                = module.network.isolated_subnet_ids
  client_security_group_ids = local.clients.kafka
  key_arn                   = module.keys.arns.data
  log_key_arn               = module.keys.arns.logs
  log_retention_days        = var.log_retention_days
  instance_type             = var.sizes.kafka.instance_type
  storage_gib               = var.sizes.kafka.storage_gib
  topics                    = module.catalog.topics
}

module "database" {
  source = "../database"

  name                      = var.name
  vpc_id                    = module.network.vpc_id
  subnet_ids                = module.network.isolated_subnet_ids
  client_security_group_ids = local.clients.database
  account_id                = var.account_id
  region                    = var.region
  key_arn                   = module.keys.arns.data
  log_key_arn               = module.keys.arns.logs
  log_retention_days        = var.log_retention_days
  instances                 = var.sizes.database.instances
  capacity                  = var.sizes.database.capacity
  proxy                     = var.sizes.database.proxy
  backup_days               = var.sizes.database.backup_days
  deletion_protection       = var.deletion_protection
}

module "cache" {
  source = "../cache"

  name                      = var.name
  vpc_id                    = module.network.vpc_id
  subnet_ids                = module.network.isolated_subnet_ids
  client_security_group_ids = local.clients.cache
  key_arn                   = module.keys.arns.data
  log_key_arn               = module.keys.arns.logs
  log_retention_days        = var.log_retention_days
  node_type                 = var.sizes.cache.node_type
  nodes                     = var.sizes.cache.nodes
}

module "permissions" {
  source   = "../permissions"
  for_each = module.catalog.roles

  uses              = each.value.uses
  reads             = each.value.reads
  looks             = lookup(each.value, "looks", null)
  writes            = each.value.writes
  mapped            = each.value.mapped
  fetches_secrets   = each.value.compute == "lambda"
  sets_aside_to     = contains(keys(module.catalog.schedules), each.key) ? [module.events.schedule_dead_letters_arn] : []
  takes_from        = contains(keys(module.catalog.queues), each.key) ? [module.events.queue_arns[module.catalog.queues[each.key].queue]] : []
  kafka_cluster_arn = module.kafka.cluster_arn
  database_arns     = module.database.connect_arns
  secret_arns       = module.secrets.arns
  data_key_arn      = module.keys.arns.data
  events_key_arn    = module.keys.arns.events
}

module "observability" {
  source = "../observability"

  name                  = var.name
  account_id            = var.account_id
  region                = var.region
  events_key_arn        = module.keys.arns.events
  alarm_emails          = var.alarm_emails
  paused                = var.paused
  kafka_cluster_name    = module.kafka.cluster_name
  kafka_brokers         = module.kafka.brokers
  consumer_groups       = module.catalog.consumer_groups
  dead_topics           = [for topic in values(module.catalog.consumer_groups) : "${topic}.dead"]
  access_log_group_name = module.http_api.access_log_group_name
  api_id                = module.http_api.api_id
  balancer              = module.socket_fleet.balancer
  database_cluster      = module.database.cluster_identifier
  cache_group           = module.cache.replication_group_id
  functions             = [for name in keys(local.functions) : "${var.name}-${name}"]
}

module "budget" {
  source = "../budget"

  name            = var.name
  monthly_usd     = var.monthly_usd
  alarm_topic_arn = module.observability.alarm_topic_arn
}
