output "addresses" {
  description = "Where DNS must point: the HTTP API's name, and the name that clients open sockets to."
  value       = { http_api = module.http_api.domain_target, sockets = module.socket_fleet.address }
}

output "repositories" {
  description = "Where images go."
  value       = { for name, repository in module.registry.repositories : name => repository.url }
}

output "secrets" {
  description = "ARNs of the secrets whose values are to be set out of band."
  value       = module.secrets.arns
}

output "cache" {
  description = "Host and user for the secret redis-url."
  value       = { host = module.cache.host, user = module.cache.user_id }
}

output "database" {
  description = "URL, the users to make once, and where the first user's password is."
  value = {
    url                   = module.database.url
    users                 = module.database.users
    cluster_arn           = module.database.cluster_arn
    first_user_secret_arn = module.database.first_user_secret_arn
  }
}

output "prepare" {
  description = "What the one-off task needs: cluster, task definition, subnets, security group."
  value = {
    cluster         = aws_ecs_cluster.this.name
    task_definition = module.task["prepare"].arn
    subnets         = module.network.private_subnet_ids
    security_group  = local.groups["prepare"]
  }
}

output "functions" {
  description = "Names of the Lambda functions."
  value       = { for name, f in module.function : name => f.name }
}

output "processes" {
  description = "Processes on ECS and what they are told, secrets left out."
  value       = local.process_environment
}

output "policies" {
  description = "What each role may do."
  value       = { for role, permissions in module.permissions : role => permissions.json }
}

output "queues" {
  description = "Queues that others send events to."
  value       = module.events.queue_urls
}

output "protected" {
  description = "What AWS refuses to delete."
  value       = { database = module.database.deletion_protection, sockets = module.socket_fleet.deletion_protection }
}

output "zones" {
  description = "Zones it runs in."
  value       = length(module.network.private_subnet_ids)
}

output "triggers" {
  description = "Kafka-bound functions on Lambda: the topic of each, whether it has dead letters, and whether it is polled."
  value       = { for name, f in module.catalog.kafka_lambda : name => { topic = f.topic, dead_letters = module.kafka_trigger[name].has_dead_letters, enabled = module.kafka_trigger[name].enabled } }
}

output "reached_by" {
  description = "Roles that reach each store, by the network."
  value       = { kafka = local.on_kafka, database = local.on_database, cache = local.on_cache, fleet = local.on_fleet }
}

output "routes" {
  description = "Routes of the HTTP API and the feature that answers each."
  value       = module.catalog.routes
}

output "dashboard" {
  description = "Name of the dashboard."
  value       = module.observability.dashboard_name
}
