mock_provider "aws" {
  source = "../../mocks"
}

variables {
  name            = "im-test-dead-letters"
  key_arn         = "arn:aws:kms:eu-central-1:123456789012:key/11111111-2222-3333-4444-555555555555"
  alarm_topic_arn = "arn:aws:sns:eu-central-1:123456789012:alarms"
}

run "keeps_and_tells" {
  command = plan

  assert {
    condition     = aws_sqs_queue.this.kms_master_key_id == var.key_arn && aws_sqs_queue.this.message_retention_seconds == 14 * 24 * 3600
    error_message = "Under our key, for two weeks."
  }
  assert {
    condition     = aws_cloudwatch_metric_alarm.any.threshold == 0 && contains(aws_cloudwatch_metric_alarm.any.alarm_actions, var.alarm_topic_arn)
    error_message = "One dead letter is an alarm."
  }
  assert {
    condition     = one(one(data.aws_iam_policy_document.tls.statement[0].condition[*]).values) == "false" && data.aws_iam_policy_document.tls.statement[0].effect == "Deny"
    error_message = "The queue speaks without TLS."
  }
}
