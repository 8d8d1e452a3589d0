mock_provider "aws" {
  source = "../../mocks"
}

variables {
  function_arn   = "arn:aws:lambda:eu-central-1:123456789012:function:im-test-announceProfile:live"
  cluster_arn    = "arn:aws:kafka:eu-central-1:123456789012:cluster/im/11111111-2222-3333-4444-555555555555-1"
  topic          = "profile-changed"
  consumer_group = "announceProfile"
  endless        = false
}

run "reports_records_one_by_one" {
  command = plan

  assert {
    condition     = contains(aws_lambda_event_source_mapping.this.function_response_types, "ReportBatchItemFailures") && aws_lambda_event_source_mapping.this.bisect_batch_on_function_error
    error_message = "One bad record holds up its batch."
  }
  assert {
    condition     = aws_lambda_event_source_mapping.this.provisioned_poller_config[0].minimum_pollers >= 1
    error_message = "Retry controls need provisioned pollers."
  }
  assert {
    condition     = aws_lambda_event_source_mapping.this.amazon_managed_kafka_event_source_config[0].consumer_group_id == "announceProfile" && aws_lambda_event_source_mapping.this.starting_position == "TRIM_HORIZON"
    error_message = "The group is the function's name; a new one begins at the beginning."
  }
}

run "what_fails_in_the_end_is_set_aside" {
  command = plan

  assert {
    condition     = try(aws_lambda_event_source_mapping.this.destination_config[0].on_failure[0].destination_arn, null) == "kafka://profile-changed.dead" && aws_lambda_event_source_mapping.this.maximum_retry_attempts == 10
    error_message = "After ten attempts a batch goes to the dead letters of its topic, whole."
  }
}

run "the_route_is_retried_without_end" {
  command = plan

  variables {
    endless = true
  }

  assert {
    condition     = aws_lambda_event_source_mapping.this.maximum_retry_attempts == -1 && aws_lambda_event_source_mapping.this.maximum_record_age_in_seconds == -1
    error_message = "A batch of the route is given up."
  }
  assert {
    condition     = length(aws_lambda_event_source_mapping.this.destination_config) == 0
    error_message = "With a destination, endless becomes ten attempts."
  }
}
