mock_provider "aws" {
  source = "../../mocks"
}

variables {
  name                     = "im-test"
  queues                   = ["publish-notice", "later"]
  queue_functions          = { publish-notice = "arn:aws:lambda:eu-central-1:123456789012:function:im-test-publishNotice:live" }
  schedules                = { sweepExpired = { expression = "rate(1 hour)", function_arn = "arn:aws:lambda:eu-central-1:123456789012:function:im-test-sweepExpired:live" } }
  function_timeout_seconds = 15
  account_id               = "123456789012"
  key_arn                  = "arn:aws:kms:eu-central-1:123456789012:key/11111111-2222-3333-4444-555555555555"
  alarm_topic_arn          = "arn:aws:sns:eu-central-1:123456789012:alarms"
}

run "everything_has_dead_letters" {
  command = apply

  assert {
    condition     = alltrue([for name, q in aws_sqs_queue.this : jsondecode(q.redrive_policy).deadLetterTargetArn == module.dead_letters[name].arn && jsondecode(q.redrive_policy).maxReceiveCount == 5])
    error_message = "A queue has no dead letters."
  }
  assert {
    condition     = alltrue([for s in aws_scheduler_schedule.this : s.target[0].dead_letter_config[0].arn == module.dead_letters["schedules"].arn]) && aws_cloudwatch_event_bus.this.dead_letter_config[0].arn == module.dead_letters["bus"].arn
    error_message = "A schedule or the bus has no dead letters."
  }
}

run "everything_lies_under_our_key" {
  command = plan

  assert {
    condition     = alltrue([for q in aws_sqs_queue.this : q.kms_master_key_id == var.key_arn]) && aws_cloudwatch_event_bus.this.kms_key_identifier == var.key_arn && alltrue([for s in aws_scheduler_schedule.this : s.kms_key_arn == var.key_arn])
    error_message = "Not under our key."
  }
}

run "what_starts_functions" {
  command = plan

  assert {
    condition     = keys(aws_lambda_event_source_mapping.this) == ["publish-notice"] && contains(aws_lambda_event_source_mapping.this["publish-notice"].function_response_types, "ReportBatchItemFailures")
    error_message = "The queue starts its function, message by message."
  }
  assert {
    condition     = alltrue([for q in aws_sqs_queue.this : q.visibility_timeout_seconds >= 6 * var.function_timeout_seconds])
    error_message = "A message comes again while it is being worked on."
  }
  assert {
    condition     = aws_scheduler_schedule.this["sweepExpired"].schedule_expression == "rate(1 hour)" && strcontains(aws_scheduler_schedule.this["sweepExpired"].target[0].input, "execution-id")
    error_message = "The schedule tells an id to be idempotent by."
  }
}

run "refuses_what_is_no_expression" {
  command = plan

  variables {
    schedules = { sweepExpired = { expression = "hourly", function_arn = "arn:aws:lambda:eu-central-1:123456789012:function:im-test-sweepExpired:live" } }
  }

  expect_failures = [var.schedules]
}
