mock_provider "aws" {
  source = "../../mocks"
}

run "runs_capped_traced_and_watched" {
  command = plan

  assert {
    condition     = aws_lambda_function.this.snap_start[0].apply_on == "PublishedVersions" && aws_lambda_function.this.publish
    error_message = "SnapStart needs published versions."
  }
  assert {
    condition     = aws_lambda_function.this.runtime == "java25" && tolist(aws_lambda_function.this.architectures) == tolist(["arm64"])
    error_message = "java25 on arm64."
  }
  assert {
    condition     = aws_lambda_alias.live.name == "live"
    error_message = "Callers name the alias live."
  }
  assert {
    condition     = aws_lambda_function.this.reserved_concurrent_executions == 50
    error_message = "Without reserved concurrency nothing caps its connections."
  }
  assert {
    condition     = aws_cloudwatch_log_group.this.kms_key_id == var.log_key_arn && aws_cloudwatch_log_group.this.retention_in_days == 90
    error_message = "Logs under our key, for a stated time."
  }
  assert {
    condition     = aws_lambda_function.this.logging_config[0].log_group == "/aws/lambda/im-test-account" && aws_lambda_function.this.logging_config[0].log_format == "JSON"
    error_message = "It logs elsewhere."
  }
  assert {
    condition     = length(aws_lambda_function.this.vpc_config[0].subnet_ids) == 3 && aws_lambda_function.this.tracing_config[0].mode == "Active" && aws_lambda_function.this.kms_key_arn == var.data_key_arn
    error_message = "In the network, traced, its environment under our key."
  }
  assert {
    condition     = toset([for a in aws_cloudwatch_metric_alarm.this : a.metric_name]) == toset(["Errors", "Throttles", "Duration"]) && alltrue([for a in aws_cloudwatch_metric_alarm.this : contains(a.alarm_actions, var.alarm_topic_arn)])
    error_message = "Alarms on errors, throttles and duration."
  }
}
