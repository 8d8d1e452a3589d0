locals {
  dead_letters = var.endless ? [] : ["${var.topic}.dead"]
}

resource "aws_lambda_event_source_mapping" "this" {
  function_name                      = var.function_arn
  event_source_arn                   = var.cluster_arn
  enabled                            = var.enabled
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

  # A topic of the same cluster gets the records themselves, and no endpoint is needed; a queue would be told where they
  # were, and no more.
  dynamic "destination_config" {
    for_each = local.dead_letters
    content {
      on_failure {
        destination_arn = "kafka://${destination_config.value}"
      }
    }
  }
}
