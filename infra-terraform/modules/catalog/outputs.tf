output "features_lambda" {
  description = "Features whose requests are a Lambda function of their own."
  value       = local.features_lambda

  precondition {
    condition     = length(local.features_lambda) + length(local.features_ecs) == length(local.feature_compute)
    error_message = "The requests of a feature are one deployable: they all run on lambda or all on ecs."
  }
  precondition {
    condition     = alltrue([for key in keys(var.compute) : contains(concat(keys(local.feature_compute), keys(local.kafka)), key)])
    error_message = "compute names a feature or a Kafka-bound function of the catalog."
  }
}

output "features_ecs" {
  description = "Features whose requests the process `requests` answers."
  value       = local.features_ecs
}

output "kafka_lambda" {
  description = "Kafka-bound functions on Lambda: name to deployable and topic. The deployable is the feature's unless the catalog names another."
  value       = { for name, f in local.kafka_lambda : name => { deployable = try(f.deployable, f.feature), topic = f.topic } }
}

output "queues" {
  description = "Functions that a queue starts: name to feature and queue."
  value       = { for name, f in local.queues : name => { feature = f.feature, queue = f.queue } }
}

output "schedules" {
  description = "Functions that a schedule starts: name to feature and schedule expression."
  value       = { for name, f in local.schedules : name => { feature = f.feature, schedule = f.schedule } }
}

output "kafka_bound_environment" {
  description = "What the Kafka-bound process must know of what does not run in it."
  value = merge(
    length(local.kafka_lambda) > 0 ? { IM_BOUND_DISABLED = join(",", keys(local.kafka_lambda)) } : {},
    # Accept and fan-out in one process save a hop; apart they meet at the topic.
    local.route_split ? { IM_DELIVERY_FAN_OUT = "topic" } : {},
  )
}

output "routes" {
  description = "Route of each request function to the feature that answers it."
  value       = { for f in local.requests : "POST /${f.name}" => f.feature }
}

output "topics" {
  description = "Topics with their partitions and retention in hours; each but the dead letters has a topic of dead letters."
  value = { for t in local.catalog.topics : t.name => {
    partitions      = t.partitions.production
    retention_hours = t.retention_hours
  } }

  precondition {
    condition = alltrue([for name in concat(local.node_writes, local.relay_writes, local.looked, [for f in local.kafka : f.topic]) :
    contains([for t in local.catalog.topics : t.name], name)])
    error_message = "A process or function names a topic that the catalog does not hold."
  }
}

output "consumer_groups" {
  description = "Consumer group of each Kafka-bound function to its topic, wherever it runs."
  value       = { for name, f in local.kafka : name => f.topic }
}

output "route_topics" {
  description = "Topics of the message route: retried without end, never dead-lettered by the mapping."
  value       = toset([for name in local.route_functions : local.kafka[name].topic])
}

output "roles" {
  description = "Each role and what it uses: stores, topics read (topic to consumer group) or looked at without joining a group, with the groups asked for (`looks`), topics written; where it runs, and whether Lambda polls for it."
  value       = merge(local.request_roles, local.function_roles, local.process_roles, local.requests_role)
}
