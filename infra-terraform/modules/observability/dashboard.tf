locals {
  # A topic's sum over its brokers, which are not drawn themselves.
  dead_letters = concat([for index, topic in sort(var.dead_topics) : concat(
    [[{ id = "t${index}", label = topic, expression = "SUM([${join(", ", [for broker in keys(local.brokers) : "t${index}${broker}"])}])" }]],
    [for broker, id in local.brokers : ["AWS/Kafka", "BytesInPerSec", "Cluster Name", var.kafka_cluster_name, "Broker ID", id, "Topic", topic, { id = "t${index}${broker}", visible = false }]],
  )]...)

  # From the client's frame to the stores: what an operator looks at first stands on top.
  graphs = [
    { title = "Connections", stat = "Average", metrics = [["AWS/NetworkELB", "ActiveFlowCount", "LoadBalancer", var.balancer.load_balancer]] },
    { title = "Submissions wait, s", stat = "Maximum", metrics = [["AWS/Kafka", "EstimatedMaxTimeLag", "Cluster Name", var.kafka_cluster_name, "Consumer Group", "acceptMessage", "Topic", var.consumer_groups["acceptMessage"]]] },
    { title = "Behind, records", stat = "Maximum", metrics = [for group, topic in var.consumer_groups : ["AWS/Kafka", "SumOffsetLag", "Cluster Name", var.kafka_cluster_name, "Consumer Group", group, "Topic", topic]] },
    { title = "Dead letters, bytes/s", stat = "Maximum", metrics = local.dead_letters },
    { title = "Requests", stat = "Sum", metrics = [for metric in ["Count", "4xx", "5xx"] : ["AWS/ApiGateway", metric, "ApiId", var.api_id]] },
    { title = "Requests, ms", stat = "p99", metrics = [["AWS/ApiGateway", "Latency", "ApiId", var.api_id]] },
    { title = "Refused logins", stat = "Sum", metrics = [[var.name, "RefusedLogins"]] },
    { title = "Functions: failed, turned away", stat = "Sum", metrics = [for pair in setproduct(var.functions, ["Errors", "Throttles"]) : ["AWS/Lambda", pair[1], "FunctionName", pair[0]]] },
    { title = "Database, ACU", stat = "Average", metrics = [["AWS/RDS", "ServerlessDatabaseCapacity", "DBClusterIdentifier", var.database_cluster]] },
    { title = "Cache, percent of memory", stat = "Maximum", metrics = [["AWS/ElastiCache", "DatabaseMemoryUsagePercentage", "ReplicationGroupId", var.cache_group]] },
  ]
}

resource "aws_cloudwatch_dashboard" "this" {
  dashboard_name = var.name

  dashboard_body = jsonencode({
    widgets = [for index, graph in local.graphs : {
      type   = "metric"
      x      = index % 2 * 12
      y      = floor(index / 2) * 6
      width  = 12
      height = 6
      properties = {
        title   = graph.title
        region  = var.region
        stat    = graph.stat
        period  = 60
        view    = "timeSeries"
        metrics = graph.metrics
      }
    }]
  })
}
