locals {
  alarms = {
    errors    = { metric = "Errors", statistic = "Sum", extended = null, threshold = 1, says = "runs failed" }
    throttles = { metric = "Throttles", statistic = "Sum", extended = null, threshold = 1, says = "calls were turned away: the reserved concurrency is used up" }
    duration  = { metric = "Duration", statistic = null, extended = "p99", threshold = var.alarm_duration_ms, says = "runs take too long" }
  }
}

resource "aws_cloudwatch_metric_alarm" "this" {
  for_each = local.alarms

  alarm_name          = "${var.name}-${each.key}"
  alarm_description   = "${var.name}: ${each.value.says}."
  namespace           = "AWS/Lambda"
  metric_name         = each.value.metric
  dimensions          = { FunctionName = aws_lambda_function.this.function_name }
  statistic           = each.value.statistic
  extended_statistic  = each.value.extended
  comparison_operator = "GreaterThanOrEqualToThreshold"
  threshold           = each.value.threshold
  period              = 60
  evaluation_periods  = 5
  datapoints_to_alarm = 3
  treat_missing_data  = "notBreaching"
  alarm_actions       = [var.alarm_topic_arn]
  ok_actions          = [var.alarm_topic_arn]
}
