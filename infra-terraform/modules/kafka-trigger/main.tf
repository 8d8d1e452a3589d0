module "dead_letters" {
  source = "../dead-letters"
  count  = var.endless ? 0 : 1

  name            = "${var.name}-dead-letters"
  retention_hours = var.retention_hours
  key_arn         = var.events_key_arn
  alarm_topic_arn = var.alarm_topic_arn
}

resource "aws_lambda_event_source_mapping" "this" {
  function_name                      = var.function_arn
  event_source_arn                   = var.cluster_arn
  topics                             = [var.topic]
  starting_position                  = "TRIM_HORIZON"
  batch_size                         = var.batch_records
  maximum_batching_window_in_seconds = var.batch_window_seconds
  function_response_types            = ["ReportBatchItemFailures"]
  bisect_batch_on_function_error     = true
  maximum_retry_attempts             = var.endless ? -1 : var.attempts
  maximum_record_age_in_seconds      = -1

  amazon_managed_kafka_event_source_config {
    consumer_group_id = var.consumer_group
  }

  provisioned_poller_config {
    minimum_pollers = var.pollers.min
    maximum_pollers = var.pollers.max
  }

  metrics_config {
    metrics = ["EventCount", "ErrorCount", "KafkaMetrics"]
  }

  dynamic "destination_config" {
    for_each = module.dead_letters
    content {
      on_failure {
        destination_arn = destination_config.value.arn
      }
    }
  }
}
