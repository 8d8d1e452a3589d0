resource "aws_sns_topic" "alarms" {
  name              = "${var.name}-alarms"
  kms_master_key_id = var.events_key_arn
}

data "aws_iam_policy_document" "alarms" {
  statement {
    sid       = "ServicesTell"
    actions   = ["sns:Publish"]
    resources = [aws_sns_topic.alarms.arn]

    principals {
      type        = "Service"
      identifiers = ["cloudwatch.amazonaws.com", "budgets.amazonaws.com"]
    }

    condition {
      test     = "StringEquals"
      variable = "aws:SourceAccount"
      values   = [var.account_id]
    }
  }

  statement {
    sid       = "TlsOnly"
    effect    = "Deny"
    actions   = ["sns:Publish"]
    resources = [aws_sns_topic.alarms.arn]

    principals {
      type        = "AWS"
      identifiers = ["*"]
    }

    condition {
      test     = "Bool"
      variable = "aws:SecureTransport"
      values   = ["false"]
    }
  }
}

resource "aws_sns_topic_policy" "alarms" {
  arn    = aws_sns_topic.alarms.arn
  policy = data.aws_iam_policy_document.alarms.json
}

resource "aws_sns_topic_subscription" "mail" {
  for_each = var.alarm_emails

  topic_arn = aws_sns_topic.alarms.arn
  protocol  = "email"
  endpoint  = each.key
}

# A login that was refused is a call to the sign-in route that ended in 401: the access log knows no more, and needs not.
resource "aws_cloudwatch_log_metric_filter" "refused_logins" {
  name           = "${var.name}-refused-logins"
  log_group_name = var.access_log_group_name
  pattern        = "{ ($.routeKey = \"${var.sign_in_route}\") && ($.status = \"401\") }"

  metric_transformation {
    name          = "RefusedLogins"
    namespace     = var.name
    value         = "1"
    default_value = "0"
  }
}

locals {
  lag_alarms = { for group, topic in var.consumer_groups : "lag-${group}" => {
    says       = "${group} is behind on ${topic}"
    namespace  = "AWS/Kafka"
    metric     = "SumOffsetLag"
    dimensions = { "Cluster Name" = var.kafka_cluster_name, "Consumer Group" = group, "Topic" = topic }
    statistic  = "Maximum"
    threshold  = var.lag_records
    missing    = "notBreaching"
  } }
  # MSK counts what comes into a topic broker by broker, and knows no sum. A sum leaves out who has nothing to say.
  brokers  = { for id in range(1, var.kafka_brokers + 1) : "b${id}" => tostring(id) }
  bytes_in = "SUM([${join(", ", keys(local.brokers))}])"

  process_alarms = {
    # What MSK itself knows of the time of a message; the p99 of the whole way is Prometheus's (docs/operations.md).
    submissions-wait = {
      says       = "Submissions wait too long until acceptMessage takes them"
      namespace  = "AWS/Kafka"
      metric     = "EstimatedMaxTimeLag"
      dimensions = { "Cluster Name" = var.kafka_cluster_name, "Consumer Group" = "acceptMessage", "Topic" = var.consumer_groups["acceptMessage"] }
      statistic  = "Maximum"
      threshold  = var.submission_wait_seconds
      missing    = "notBreaching"
    }
    refused-logins = {
      says       = "Many logins are refused: somebody guesses, or a client is broken"
      namespace  = var.name
      metric     = "RefusedLogins"
      dimensions = {}
      statistic  = "Sum"
      threshold  = var.refused_logins
      missing    = "notBreaching"
    }
    unhealthy-node = {
      says       = "The fleet has an unhealthy node"
      namespace  = "AWS/NetworkELB"
      metric     = "UnHealthyHostCount"
      dimensions = { LoadBalancer = var.balancer.load_balancer, TargetGroup = var.balancer.target_group }
      statistic  = "Maximum"
      threshold  = 0
      missing    = "notBreaching"
    }
  }
  # Where there is no node at all, nobody counts any either: silence is as bad as 0.
  node_alarms = { for alarm in var.paused ? [] : ["no-node"] : alarm => {
    says       = "The fleet has no healthy node: nobody can connect"
    namespace  = "AWS/NetworkELB"
    metric     = "HealthyHostCount"
    dimensions = { LoadBalancer = var.balancer.load_balancer, TargetGroup = var.balancer.target_group }
    statistic  = "Maximum"
    below      = true
    threshold  = 1
    missing    = "breaching"
  } }
  alarms = merge(local.lag_alarms, local.process_alarms, local.node_alarms)
}

resource "aws_cloudwatch_metric_alarm" "this" {
  for_each = local.alarms

  alarm_name          = "${var.name}-${each.key}"
  alarm_description   = "${each.value.says}."
  namespace           = each.value.namespace
  metric_name         = each.value.metric
  dimensions          = each.value.dimensions
  statistic           = each.value.statistic
  comparison_operator = try(each.value.below, false) ? "LessThanThreshold" : "GreaterThanThreshold"
  threshold           = each.value.threshold
  period              = 300
  evaluation_periods  = 1
  treat_missing_data  = each.value.missing
  alarm_actions       = [aws_sns_topic.alarms.arn]
  ok_actions          = [aws_sns_topic.alarms.arn]
}

# Any byte that comes into a topic of dead letters.
resource "aws_cloudwatch_metric_alarm" "dead_letters" {
  for_each = var.dead_topics

  alarm_name          = "${var.name}-dead-letters-${trimsuffix(each.key, ".dead")}"
  alarm_description   = "A record was set aside in ${each.key}: look at it and replay or drop it."
  comparison_operator = "GreaterThanThreshold"
  threshold           = 0
  evaluation_periods  = 1
  treat_missing_data  = "notBreaching"
  alarm_actions       = [aws_sns_topic.alarms.arn]
  ok_actions          = [aws_sns_topic.alarms.arn]

  metric_query {
    id          = "all"
    label       = each.key
    expression  = local.bytes_in
    return_data = true
  }

  dynamic "metric_query" {
    for_each = local.brokers
    content {
      id = metric_query.key

      metric {
        namespace   = "AWS/Kafka"
        metric_name = "BytesInPerSec"
        dimensions  = { "Cluster Name" = var.kafka_cluster_name, "Broker ID" = metric_query.value, "Topic" = each.key }
        stat        = "Maximum"
        period      = 300
      }
    }
  }
}
