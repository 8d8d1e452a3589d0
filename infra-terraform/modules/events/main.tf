module "dead_letters" {
  source   = "../dead-letters"
  for_each = setunion(["schedules", "bus"], var.queues)

  name            = "${var.name}-${each.key}-dead-letters"
  account_id      = var.account_id
  senders         = each.key == "bus" ? ["events.amazonaws.com"] : []
  key_arn         = var.key_arn
  alarm_topic_arn = var.alarm_topic_arn
}

# What happened, for other systems to subscribe to.
resource "aws_cloudwatch_event_bus" "this" {
  name               = var.name
  kms_key_identifier = var.key_arn

  dead_letter_config {
    arn = module.dead_letters["bus"].arn
  }
}

resource "aws_sqs_queue" "this" {
  for_each = var.queues

  name                       = "${var.name}-${each.key}"
  kms_master_key_id          = var.key_arn
  message_retention_seconds  = 14 * 24 * 3600
  visibility_timeout_seconds = 6 * var.function_timeout_seconds

  redrive_policy = jsonencode({
    deadLetterTargetArn = module.dead_letters[each.key].arn
    maxReceiveCount     = 5
  })
}

data "aws_iam_policy_document" "tls" {
  for_each = var.queues

  statement {
    sid       = "TlsOnly"
    effect    = "Deny"
    actions   = ["sqs:*"]
    resources = [aws_sqs_queue.this[each.key].arn]

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

resource "aws_sqs_queue_policy" "this" {
  for_each = var.queues

  queue_url = aws_sqs_queue.this[each.key].id
  policy    = data.aws_iam_policy_document.tls[each.key].json
}

resource "aws_lambda_event_source_mapping" "this" {
  for_each = var.queue_functions

  event_source_arn        = aws_sqs_queue.this[each.key].arn
  function_name           = each.value
  batch_size              = 10
  function_response_types = ["ReportBatchItemFailures"]

  scaling_config {
    maximum_concurrency = 5
  }
}
