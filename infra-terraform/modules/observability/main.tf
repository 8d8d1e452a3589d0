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
  # Any byte that comes into a topic of dead letters.
  dead_alarms = { for topic in var.dead_topics : "dead-letters-${trimsuffix(topic, ".dead")}" => {
    says       = "A record was set aside in ${topic}: look at it and replay or drop it"
    namespace  = "AWS/Kafka"
    metric     = "BytesInPerSec"
    dimensions = { "Cluster Name" = var.kafka_cluster_name, "Topic" = topic }
    statistic  = "Maximum"
    threshold  = 0
    missing    = "notBreaching"
  } }
  other_alarms = {
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
    no-node = {
      says       = "The fleet has an unhealthy node"
      namespace  = "AWS/NetworkELB"
      metric     = "UnHealthyHostCount"
      dimensions = { LoadBalancer = var.balancer.load_balancer, TargetGroup = var.balancer.target_group }
      statistic  = "Maximum"
      threshold  = 0
      missing    = "notBreaching"
    }
  }
  alarms = merge(local.lag_alarms, local.dead_alarms, local.other_alarms)
}

resource "aws_cloudwatch_metric_alarm" "this" {
  for_each = local.alarms

  alarm_name          = "${var.name}-${each.key}"
  alarm_description   = "${each.value.says}."
  namespace           = each.value.namespace
  metric_name         = each.value.metric
  dimensions          = each.value.dimensions
  statistic           = each.value.statistic
  comparison_operator = "GreaterThanThreshold"
  threshold           = each.value.threshold
  period              = 300
  evaluation_periods  = 1
  treat_missing_data  = each.value.missing
  alarm_actions       = [aws_sns_topic.alarms.arn]
  ok_actions          = [aws_sns_topic.alarms.arn]
}
