mock_provider "aws" {
  source = "../../mocks"
}

variables {
  name                 = "im-test-account"
  description          = "account"
  handler              = "im.relation.lambda.account.AccountHttp::handleRequest"
  package              = { file = "account.zip" }
  reserved_concurrency = 50
  environment          = { SPRING_DATASOURCE_USERNAME = "im" }
  policy_json          = "{\"Version\":\"2012-10-17\",\"Statement\":[]}"
  subnet_ids           = ["subnet-a", "subnet-b", "subnet-c"]
  security_group_ids   = ["sg-1"]
  data_key_arn         = "arn:aws:kms:eu-central-1:123456789012:key/11111111-2222-3333-4444-555555555555"
  log_key_arn          = "arn:aws:kms:eu-central-1:123456789012:key/11111111-2222-3333-4444-555555555555"
  alarm_topic_arn      = "arn:aws:sns:eu-central-1:123456789012:alarms"
}

run "starts_from_a_snapshot" {
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
}

run "is_capped" {
  command = plan

  assert {
    condition     = aws_lambda_function.this.reserved_concurrent_executions == 50
    error_message = "Without reserved concurrency nothing caps its connections."
  }
}

run "logs_are_ours_and_end" {
  command = plan

  assert {
    condition     = aws_cloudwatch_log_group.this.kms_key_id == var.log_key_arn && aws_cloudwatch_log_group.this.retention_in_days == 90
    error_message = "Logs under our key, for a stated time."
  }
  assert {
    condition     = aws_lambda_function.this.logging_config[0].log_group == "/aws/lambda/im-test-account" && aws_lambda_function.this.logging_config[0].log_format == "JSON"
    error_message = "It logs elsewhere."
  }
}

run "runs_in_the_network_and_is_traced" {
  command = plan

  assert {
    condition     = length(aws_lambda_function.this.vpc_config[0].subnet_ids) == 3 && aws_lambda_function.this.tracing_config[0].mode == "Active" && aws_lambda_function.this.kms_key_arn == var.data_key_arn
    error_message = "In the network, traced, its environment under our key."
  }
}

run "somebody_is_told_when_it_fails" {
  command = plan

  assert {
    condition     = toset([for a in aws_cloudwatch_metric_alarm.this : a.metric_name]) == toset(["Errors", "Throttles", "Duration"]) && alltrue([for a in aws_cloudwatch_metric_alarm.this : contains(a.alarm_actions, var.alarm_topic_arn)])
    error_message = "Alarms on errors, throttles and duration."
  }
}

run "refuses_another_runtime" {
  command = plan

  variables {
    runtime = "java21"
  }

  expect_failures = [var.runtime]
}

run "refuses_another_handler" {
  command = plan

  variables {
    handler = "org.springframework.cloud.function.adapter.aws.FunctionInvoker::handleRequest"
  }

  expect_failures = [var.handler]
}

run "refuses_two_packages" {
  command = plan

  variables {
    package = { file = "account.zip", bucket = "b", key = "k" }
  }

  expect_failures = [var.package]
}
