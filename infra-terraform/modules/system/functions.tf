locals {
  # A feature's requests, one Kafka-bound function, one that a queue or a schedule starts: each a function of its own.
  functions = merge(
    { for feature in module.catalog.features_lambda : feature => { deployable = feature, edge = "Http", environment = {} } },
    { for name, f in module.catalog.kafka_lambda : name => { deployable = f.deployable, edge = "Records", environment = { IM_LAMBDA_FUNCTION = name } } },
    { for name, f in merge(module.catalog.queues, module.catalog.schedules) : name => { deployable = f.feature, edge = "Events", environment = { IM_LAMBDA_FUNCTION = name } } },
  )
  # Callers wait for requests. A batch from Kafka may wait for its stores, longer than a broker's election lasts.
  timeout_seconds = { Http = 15, Records = 60, Events = 15 }
}

module "function" {
  source   = "../function"
  for_each = local.functions

  name        = "${var.name}-${each.key}"
  description = "${each.key} of im-relation"
  handler     = "im.relation.lambda.${each.value.deployable}.${title(each.value.deployable)}${each.value.edge}::handleRequest"
  package = var.packages.bucket == null ? {
    file = "${var.packages.folder}/${each.value.deployable}/target/${each.value.deployable}.zip"
    } : {
    bucket = var.packages.bucket
    key    = "${var.packages.prefix}/${each.value.deployable}.zip"
  }
  memory_mib      = var.sizes.functions.memory_mib
  timeout_seconds = local.timeout_seconds[each.value.edge]
  # What events start takes no more at once than modules/events hands it.
  reserved_concurrency = lookup(var.functions_of_their_own_size, each.key, each.value.edge == "Events" ? 5 : var.sizes.functions.reserved_concurrency)
  environment          = merge(local.environment[each.key], local.secrets[each.key].lambda, each.value.environment)
  policy_json          = module.permissions[each.key].json
  subnet_ids           = module.network.private_subnet_ids
  security_group_ids   = [local.groups[each.key]]
  data_key_arn         = module.keys.arns.data
  log_key_arn          = module.keys.arns.logs
  log_retention_days   = var.log_retention_days
  alarm_topic_arn      = module.observability.alarm_topic_arn
}

module "kafka_trigger" {
  source   = "../kafka-trigger"
  for_each = module.catalog.kafka_lambda

  function_arn   = module.function[each.key].alias_arn
  cluster_arn    = module.kafka.cluster_arn
  topic          = each.value.topic
  consumer_group = each.key
  endless        = contains(module.catalog.route_topics, each.value.topic)
  # The first apply is a paused one: there is no topic yet.
  enabled = !var.paused
}

module "events" {
  source = "../events"

  name                     = var.name
  account_id               = var.account_id
  queues                   = setunion(["publish-notice"], [for f in module.catalog.queues : f.queue])
  queue_functions          = { for name, f in module.catalog.queues : f.queue => module.function[name].alias_arn }
  schedules                = { for name, f in module.catalog.schedules : name => { expression = f.schedule, function_arn = module.function[name].alias_arn } }
  paused                   = var.paused
  function_timeout_seconds = local.timeout_seconds.Events
  key_arn                  = module.keys.arns.events
  alarm_topic_arn          = module.observability.alarm_topic_arn
}

module "http_api" {
  source = "../http-api"

  name      = var.name
  routes    = module.catalog.routes
  functions = { for feature in module.catalog.features_lambda : feature => module.function[feature] }
  process = length(module.catalog.features_ecs) == 0 ? null : {
    vpc_id          = module.network.vpc_id
    subnet_ids      = module.network.private_subnet_ids
    certificate_arn = var.domain.process_certificate_arn
    server_name     = var.domain.process_name
  }
  domain             = { name = var.domain.name, certificate_arn = var.domain.certificate_arn }
  log_key_arn        = module.keys.arns.logs
  log_retention_days = var.log_retention_days
}
