mock_provider "aws" {
  source = "../../mocks"
}

run "starts_functions_under_our_key" {
  command = plan

  assert {
    condition     = alltrue([for q in aws_sqs_queue.this : q.kms_master_key_id == var.key_arn]) && aws_cloudwatch_event_bus.this.kms_key_identifier == var.key_arn && alltrue([for s in aws_scheduler_schedule.this : s.kms_key_arn == var.key_arn])
    error_message = "Not under our key."
  }
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

run "starts_nothing_while_paused" {
  command = plan

  variables {
    paused = true
  }

  assert {
    condition     = alltrue([for s in aws_scheduler_schedule.this : s.state == "DISABLED"])
    error_message = "A schedule keeps the database awake."
  }
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
  assert {
    condition     = alltrue([for c in aws_lambda_function_event_invoke_config.schedule : c.destination_config[0].on_failure[0].destination == module.dead_letters["schedules"].arn]) && aws_lambda_function_event_invoke_config.schedule["sweepExpired"].qualifier == "live" && endswith(aws_lambda_function_event_invoke_config.schedule["sweepExpired"].function_name, ":im-test-sweepExpired")
    error_message = "What a scheduled function fails at is dropped."
  }
}
